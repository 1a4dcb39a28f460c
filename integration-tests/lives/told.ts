import type { MedusaBook } from "./medusa-book"
import { sum, text, type Cents } from "./money"
import {
  costAtAmazon,
  grossAtAmazon,
  keptAtAmazon,
  mostAtAmazon,
  netAtAmazon,
  refundsOf,
  takenOffTwice,
} from "./sums"
import type { Books, LedgerBook } from "./three-books"
import type { Violation } from "./violation"

/** What the list says of money that is owed and cannot be had. */
const owing = [
  "authorization-rejected",
  "authorization-failed",
  "authorization-declined",
  "payment-missing",
  "unreachable",
  "capture-declined",
  "suspended",
  "uncharged",
]
export const unpaid = [...owing, "contents-unknown", "unanswered", "account-missing"]
export const unbooked = [
  "not-booked",
  "unanswered",
  "charge-without-payment",
  "refund-declined",
  "refunded-above",
]
export const charged = ["overcharged", "charge-without-payment", "not-booked"]
export const open = ["not-cancelled", "unanswered", "account-missing"]

/**
 * Whether somebody is told of it; or was, and has taken it off the list.
 * @param amount what somebody has to be told of: what was dismissed over less is listed again
 */
export function isTold(
  { ledger, dismissed }: Books,
  reasons: readonly string[],
  amount: Cents = 0,
): boolean {
  const isNamed = ledger.some(({ findings }) =>
    findings.some(({ attention }) => reasons.includes(attention)),
  )
  if (isNamed) return true
  const own = dismissed.filter(({ attention }) => reasons.includes(attention))
  // A cent may be lost either way.
  const most = sum(own.map((one) => (one.amount === null ? amount : one.amount + 1)))
  return own.length > 0 && most >= amount
}

const findingsIn = (ledger: readonly LedgerBook[]) => ledger.flatMap(({ findings }) => findings)

/** Whoever is called finds what they are told: each reason against the books of others. */
export function falseAlarms(books: Books): Violation[] {
  const { medusa, amazon, ledger } = books
  if (!medusa) return []
  const net = keptAtAmazon(amazon, medusa)
  const cost = costAtAmazon(medusa)
  const refunds = amazon.flatMap((one) => one.captures).flatMap((one) => one.refunds)
  const isOpen = amazon.some(
    ({ state, authorizations }) =>
      state === "Open" ||
      state === "Suspended" ||
      authorizations.some((one) => one.state === "Open" || one.state === "Pending"),
  )
  const alarms = findingsIn(ledger).flatMap(({ attention }) => {
    const wrong = (facts: string): Violation[] => [
      { law: 6, what: `somebody is called for nothing: ${attention}`, facts },
    ]
    if (attention === "overcharged") {
      return net > cost ? [] : wrong(`${text(net)} of ${text(cost)}`)
    }
    if (owing.includes(attention)) {
      const most = mostAtAmazon(amazon, medusa)
      return net < most ? [] : wrong(`${text(net)} of ${text(cost)}`)
    }
    if (attention === "refund-declined") {
      return refunds.some(({ state }) => state === "Declined")
        ? []
        : wrong("no refund was declined")
    }
    if (attention === "buyer-canceled") {
      return refunds.some(({ type }) => type === "BuyerCanceled")
        ? []
        : wrong("the buyer cancelled nothing")
    }
    if (attention === "not-cancelled") {
      return medusa.status === "canceled" && isOpen ? [] : wrong(medusa.status)
    }
    if (attention === "refunded-above") {
      const given = sum(refundsOf(amazon))
      const isAbove = given > grossAtAmazon(amazon) - netAtAmazon(amazon)
      return isAbove ? [] : wrong(text(given))
    }
    return []
  })
  return [...alarms, ...wrongAmount(books, medusa)]
}

/**
 * What the list says was charged too much, over all order references: what was charged beyond what the order costs. What is
 * asked back is given back when it has come, and a refund that Amazon declined is named by itself.
 */
function wrongAmount({ amazon, ledger, dismissed }: Books, medusa: MedusaBook): Violation[] {
  const named = findingsIn(ledger).filter(({ attention }) => attention === "overcharged")
  if (!named.length) return []
  const is = sum(named.map(({ amount }) => amount ?? 0))
  const most = keptAtAmazon(amazon, medusa) - costAtAmazon(medusa)
  const { askedBack, exchanged } = medusa.returns
  const less = askedBack + exchanged + takenOffTwice(medusa).most
  // Another reason may name a part of it.
  const isAll =
    !dismissed.length && findingsIn(ledger).every(({ attention }) => attention === "overcharged")
  // A cent may be lost either way: what came back is not rounded by itself.
  const isRight = is <= most + 1 && (!isAll || is >= most - less - 1)
  const facts = `${text(is)} instead of ${text(most)}`
  return isRight ? [] : [{ law: 6, what: "the list names a wrong amount: overcharged", facts }]
}
