import { sum, text } from "./money"
import { costAtAmazon, netAtAmazon, refundsOf, takenOffTwice, undoneAtAmazon } from "./sums"
import type { Books, MedusaBook } from "./three-books"
import type { Violation } from "./violation"

/**
 * What the list can say of an order, the most pressing first: it says one thing, whatever else is the matter. From
 * `docs/attention.md` and not from the plugin: the checks share nothing with what they check.
 */
const pressing = [
  "chargeback",
  "not-cancelled",
  "not-booked",
  "unanswered",
  "charge-without-payment",
  "authorization-declined",
  "payment-missing",
  "unreachable",
  "capture-declined",
  "suspended",
  "contents-unknown",
  "overcharged",
  "refund-declined",
  "refunded-above",
  "account-missing",
]

/** What the list says of money that is owed and cannot be had. */
const owing = [
  "authorization-declined",
  "payment-missing",
  "unreachable",
  "capture-declined",
  "suspended",
]
export const unpaid = [...owing, "contents-unknown", "unanswered", "account-missing"]
export const unbooked = [
  "not-booked",
  "unanswered",
  "charge-without-payment",
  "refund-declined",
  "refunded-above",
]
export const charged = ["overcharged", "charge-without-payment", "not-booked", "refund-declined"]
export const open = ["not-cancelled", "unanswered", "account-missing"]

/** Whether somebody is told of it, or of something more pressing, behind which it waits. */
export function isTold({ ledger }: Books, reasons: readonly string[]): boolean {
  const last = Math.max(...reasons.map((reason) => pressing.indexOf(reason)))
  return ledger.some(({ attention }) => attention !== null && pressing.indexOf(attention) <= last)
}

/** Whoever is called finds what they are told: each reason against the books of others. */
export function falseAlarms(books: Books): Violation[] {
  const { medusa, amazon, ledger } = books
  if (!medusa) return []
  const net = netAtAmazon(amazon)
  const cost = costAtAmazon(medusa)
  const refunds = amazon.flatMap((one) => one.captures).flatMap((one) => one.refunds)
  const isOpen = amazon.some(
    ({ state, authorizations }) =>
      state === "Open" ||
      state === "Suspended" ||
      authorizations.some((one) => one.state === "Open" || one.state === "Pending"),
  )
  const alarms = ledger.flatMap(({ attention }) => {
    const wrong = (facts: string): Violation[] => [
      { law: 6, what: `somebody is called for nothing: ${attention}`, facts },
    ]
    if (attention === null) return []
    if (attention === "overcharged") {
      return net > cost ? [] : wrong(`${text(net)} of ${text(cost)}`)
    }
    if (owing.includes(attention)) {
      const most = cost + undoneAtAmazon(amazon)
      return net < most ? [] : wrong(`${text(net)} of ${text(cost)}`)
    }
    if (attention === "refund-declined") {
      return refunds.some(({ state }) => state === "Declined")
        ? []
        : wrong("no refund was declined")
    }
    if (attention === "not-cancelled") {
      return medusa.status === "canceled" && isOpen ? [] : wrong(medusa.status)
    }
    if (attention === "refunded-above") {
      const gross = net + refundsOf(amazon).reduce((all, one) => all + one, 0)
      return gross - net > gross ? [] : wrong(text(gross - net))
    }
    return []
  })
  return [...alarms, ...wrongAmount(books, medusa)]
}

/**
 * What the list says was charged too much, over all order references: what was charged beyond what the order costs. What is
 * asked back is given back when it has come, and a refund that Amazon declined is named by itself.
 */
function wrongAmount({ amazon, ledger }: Books, medusa: MedusaBook): Violation[] {
  const named = ledger.filter(({ attention }) => attention === "overcharged")
  if (!named.length) return []
  const is = sum(named.map(({ amount }) => amount ?? 0))
  const most = netAtAmazon(amazon) - costAtAmazon(medusa)
  const declined = amazon
    .flatMap(({ captures }) => captures.flatMap(({ refunds }) => refunds))
    .filter(({ state }) => state === "Declined")
  const coming = medusa.lines.map(({ total, quantity, asked }) =>
    quantity ? Math.ceil((total * asked) / quantity) : 0,
  )
  const less = [
    ...[...coming, ...declined.map(({ amount }) => amount)],
    takenOffTwice(amazon, medusa),
  ]
  // Another order reference may be on the list for something more pressing.
  const isAll = ledger.every(({ attention }) => attention === null || attention === "overcharged")
  // A cent may be lost either way: what came back is not rounded by itself.
  const isRight = is <= most + 1 && (!isAll || is >= most - sum(less) - 1)
  const facts = `${text(is)} instead of ${text(most)}`
  return isRight ? [] : [{ law: 6, what: "the list names a wrong amount: overcharged", facts }]
}
