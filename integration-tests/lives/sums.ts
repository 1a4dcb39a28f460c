import type { MedusaBook } from "./medusa-book"
import { sum, type Cents } from "./money"
import type { AmazonBook } from "./three-books"

type Capture = AmazonBook["captures"][number]
type Refund = Capture["refunds"][number]

const isDeclined = ({ state }: { state: string }) => state === "Declined"
const amountsOf = (refunds: readonly Refund[]): Cents[] => refunds.map(({ amount }) => amount)

const acceptedOf = (refunds: readonly Refund[]): Cents[] =>
  amountsOf(refunds.filter((refund) => !isDeclined(refund)))

/** Captures that were carried out, or that Amazon is still deciding on. */
export const nonFailedCaptures = (amazon: readonly AmazonBook[]): Capture[] =>
  amazon.flatMap((one) => one.captures).filter((capture) => !isDeclined(capture))

/** Captures that Amazon has carried out. */
export const completed = (amazon: readonly AmazonBook[]): Capture[] =>
  nonFailedCaptures(amazon).filter(({ state }) => state !== "Pending")

/** What was charged, with what Amazon is still deciding on. */
export const grossAtAmazon = (amazon: readonly AmazonBook[]): Cents =>
  sum(nonFailedCaptures(amazon).map(({ amount }) => amount))

/** What was given back, with what Amazon is still deciding on. */
export const refundsOf = (amazon: readonly AmazonBook[]): Cents[] =>
  nonFailedCaptures(amazon).flatMap(({ refunds }) => acceptedOf(refunds))

/** What was charged less what was given back: what was given back beyond a charge pays for nothing, and is owed by nobody. */
export const netAtAmazon = (amazon: readonly AmazonBook[]): Cents =>
  sum(
    nonFailedCaptures(amazon).map(({ amount, refunds }) =>
      Math.max(0, amount - sum(acceptedOf(refunds))),
    ),
  )

const declinedRefunds = (amazon: readonly AmazonBook[]): Cents[] =>
  amazon.flatMap(({ captures }) =>
    captures.flatMap(({ refunds }) => amountsOf(refunds.filter(isDeclined))),
  )

/** Refunds that Amazon has declined and Medusa keeps, with their credit. */
export function declinedInMedusa(amazon: readonly AmazonBook[], medusa: MedusaBook): Cents {
  const booked = sum(medusa.payments.flatMap(({ refunds }) => refunds))
  const above = grossAtAmazon(amazon) - netAtAmazon(amazon)
  return Math.max(0, Math.min(sum(declinedRefunds(amazon)), booked - above))
}

/**
 * What an order's charges come to for what it owes: a refund that Amazon declined is the merchant's debt, as Medusa has it,
 * and what it gave back is not owed less by the buyer.
 */
export const keptAtAmazon = (amazon: readonly AmazonBook[], medusa: MedusaBook): Cents =>
  netAtAmazon(amazon) - declinedInMedusa(amazon, medusa)

/**
 * What undid captures, by giving them back whole. Medusa credits it, and goods that leave are charged all the same
 * (decision 24); what was given back of a part is good will. Of refunds that were declined those count that Medusa keeps.
 */
export function undoneAtAmazon(amazon: readonly AmazonBook[], medusa: MedusaBook): Cents {
  const isKept = declinedInMedusa(amazon, medusa) > 0
  return sum(
    nonFailedCaptures(amazon)
      .map(({ amount, refunds }) => ({
        amount,
        given: sum(amountsOf(refunds.filter((refund) => isKept || !isDeclined(refund)))),
      }))
      .filter(({ amount, given }) => given >= amount)
      .map(({ amount }) => amount),
  )
}

/** What is left for Amazon to charge of what the order costs: nothing of a cancelled one. */
export function costAtAmazon({ status, cost, elsewhere }: MedusaBook): Cents {
  const paid = sum(elsewhere.captures) - sum(elsewhere.refunds)
  return Math.max(0, (status === "canceled" ? 0 : cost) - paid)
}

/**
 * What Medusa has taken off an order twice, and owes nobody: goods that came back, once by themselves and once with the credit
 * beside their refund. A refund that was made before anything was asked back is good will, and for none of these goods.
 */
export function takenOffTwice(medusa: MedusaBook): { least: Cents; most: Cents } {
  const { credit, refunded, returns } = medusa
  const { cameBack, askedBack, exchanged } = returns
  // Medusa does not credit what it thinks was paid too much, and does not say of which refund that was.
  const once = Math.max(0, cameBack - uncredited(medusa))
  return {
    least: Math.min(Math.max(0, credit.ofRefunds - refunded.before), once),
    most: Math.min(credit.ofRefunds, refunded.after, cameBack + askedBack + exchanged),
  }
}

/** What is asked back with nothing in exchange, and was not given back without credit before it has come. */
export function stillAskedBack(medusa: MedusaBook): Cents {
  return Math.max(0, medusa.returns.askedBack - uncredited(medusa))
}

/** What Medusa has given back without credit: it thought that it had been paid too much. */
function uncredited({ refunded, credit }: MedusaBook): Cents {
  return Math.max(0, refunded.before + refunded.after - credit.ofRefunds)
}

/**
 * What goods that were packed later are charged all the same, though Medusa has credited it: captures that were given back
 * whole (decision 24). At least that much: Medusa does not say which refund it has credited.
 */
export function owedAgain(
  amazon: readonly AmazonBook[],
  { credit, refunded, gaveBackFirst }: MedusaBook,
): Cents {
  if (!gaveBackFirst) return 0
  const undone = nonFailedCaptures(amazon)
    .filter(({ amount, refunds }) => sum(acceptedOf(refunds)) >= amount)
    .map(({ amount }) => amount)
  const others = refunded.before + refunded.after - sum(undone)
  return Math.max(0, credit.ofRefunds - Math.max(0, others))
}

/**
 * What has to be paid when all goods have left: a request is no return, what Medusa took off twice is owed once, and a claim's
 * replacement is paid for with what it replaces.
 */
export const costOfGoods = (amazon: readonly AmazonBook[], medusa: MedusaBook): Cents =>
  medusa.cost +
  owedAgain(amazon, medusa) +
  takenOffTwice(medusa).least +
  stillAskedBack(medusa) -
  medusa.returns.replaced

/** The most that Amazon may be charged for an order, and the merchant keep. */
export function mostAtAmazon(amazon: readonly AmazonBook[], medusa: MedusaBook): Cents {
  const asked = medusa.status === "canceled" ? 0 : medusa.returns.askedBack
  const twice = takenOffTwice(medusa).most
  // What is asked back is rounded by itself, and so is what is left.
  const slack = asked > 0 ? 1 : 0
  return costAtAmazon(medusa) + asked + twice + slack + undoneAtAmazon(amazon, medusa)
}
