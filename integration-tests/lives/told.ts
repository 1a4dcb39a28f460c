import { text, type Cents } from "./money"
import { costAtAmazon, netAtAmazon, refundsOf } from "./sums"
import type { Books } from "./three-books"
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
  return ledger.flatMap(({ attention, amount }) => {
    const wrong = (facts: string): Violation[] => [
      { law: 6, what: `somebody is called for nothing: ${attention}`, facts },
    ]
    // A cent may be lost either way: what came back is not rounded by itself.
    const differs = (is: Cents) =>
      amount !== null && Math.abs(amount - is) > 1
        ? [
            {
              law: 6,
              what: `the list names a wrong amount: ${attention}`,
              facts: `${text(amount)} instead of ${text(is)}`,
            },
          ]
        : []
    if (attention === null) return []
    if (attention === "overcharged") {
      return net > cost ? differs(net - cost) : wrong(`${text(net)} of ${text(cost)}`)
    }
    if (owing.includes(attention)) {
      return net < cost ? [] : wrong(`${text(net)} of ${text(cost)}`)
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
}
