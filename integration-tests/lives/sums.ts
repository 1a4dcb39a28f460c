import { sum, type Cents } from "./money"
import type { AmazonBook, MedusaBook } from "./three-books"

type Capture = AmazonBook["captures"][number]

/** Captures that were carried out, or that Amazon is still deciding on. */
const nonFailedCaptures = (amazon: readonly AmazonBook[]): Capture[] =>
  amazon.flatMap((one) => one.captures).filter(({ state }) => state !== "Declined")

/** Captures that Amazon has carried out. */
export const completed = (amazon: readonly AmazonBook[]): Capture[] =>
  nonFailedCaptures(amazon).filter(({ state }) => state !== "Pending")

/** What was charged, with what Amazon is still deciding on. */
export const grossAtAmazon = (amazon: readonly AmazonBook[]): Cents =>
  sum(nonFailedCaptures(amazon).map(({ amount }) => amount))

const acceptedRefunds = ({ refunds }: Capture): Cents[] =>
  refunds.filter(({ state }) => state !== "Declined").map(({ amount }) => amount)

/** What was given back, with what Amazon is still deciding on. */
export const refundsOf = (amazon: readonly AmazonBook[]): Cents[] =>
  nonFailedCaptures(amazon).flatMap(acceptedRefunds)

/**
 * What undid captures, by giving them back whole. Medusa credits it, and goods that leave are charged all the same
 * (decision 24); what was given back of a part is good will.
 */
export const undoneAtAmazon = (amazon: readonly AmazonBook[]): Cents =>
  sum(
    nonFailedCaptures(amazon)
      .filter((capture) => sum(acceptedRefunds(capture)) >= capture.amount)
      .flatMap(acceptedRefunds),
  )

/** What was charged less what was given back. */
export const netAtAmazon = (amazon: readonly AmazonBook[]): Cents =>
  grossAtAmazon(amazon) - sum(refundsOf(amazon))

/** What is left for Amazon to charge of what the order costs: nothing of a cancelled one. */
export function costAtAmazon({ status, cost, elsewhere }: MedusaBook): Cents {
  const paid = sum(elsewhere.captures) - sum(elsewhere.refunds)
  return Math.max(0, (status === "canceled" ? 0 : cost) - paid)
}

/**
 * What Medusa may have taken off an order twice, and owes nobody: goods that were refunded before they came back, once with the
 * credit beside the refund.
 */
export function takenOffTwice(amazon: readonly AmazonBook[], medusa: MedusaBook): Cents {
  const isDoubled = medusa.hasCredit && medusa.lines.some(({ returned }) => returned > 0)
  return isDoubled ? sum(refundsOf(amazon)) + sum(medusa.elsewhere.refunds) : 0
}
