import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** Why an order needs attention, the most pressing first. */
export const attentionReasons = [
  "chargeback",
  "buyer-canceled",
  "stop-shipment",
  "address-differs",
  "not-cancelled",
  "not-booked",
  "unanswered",
  "charge-without-payment",
  "authorization-rejected",
  "authorization-failed",
  "authorization-declined",
  "payment-missing",
  "unreachable",
  "capture-declined",
  "suspended",
  "contents-unknown",
  "uncharged",
  "overcharged",
  "refund-declined",
  "refunded-above",
  "account-missing",
] as const
export type Attention = (typeof attentionReasons)[number]

/** One thing about an order that needs attention. */
export interface Finding {
  reason: Attention
  /** What is owed, or was charged and is not owed (major units, decimal text); null where no amount is known. */
  amount: string | null
  /** Ids of what it is about, where that tells it from another one over the same amount. */
  about: readonly string[]
}

/** One decline, by what became of the order reference since: who has dismissed it knows that the money is not there. */
const declines: readonly Attention[] = [
  "authorization-rejected",
  "authorization-failed",
  "authorization-declined",
]

/** What a dismissal is for: the same reason, the same amount, about the same. Anything else is news. */
export function keyOf({ reason, amount, about }: Finding): string {
  const cause = declines.includes(reason) ? "authorization-declined" : reason
  return [cause, amount ?? "", ...[...about].sort()].join(" ")
}

/**
 * Those that nobody has dismissed. What was dismissed together stays off for as long as it comes to no more than it did then:
 * what comes to the same reason later is told by itself.
 */
export function notDismissed<T extends { id: string; amount: BigNumberInput }>(
  all: readonly T[],
  reason: Attention,
  dismissed: ReadonlySet<string>,
): T[] {
  const off = [...dismissed].flatMap((key) => {
    const [of, amount = "", ...about] = key.split(" ")
    if (of !== reason) return []
    const some = all.filter(({ id }) => about.includes(id))
    const sum = MathBN.sum(0, ...some.map((one) => one.amount))
    return MathBN.lte(sum, amount || 0) ? some : []
  })
  return all.filter((one) => !off.includes(one))
}

const sentences: Record<Attention, string> = {
  chargeback:
    "The buyer disputes {amount} that Amazon has charged. Answer the chargeback in Seller Central, which says until when; then dismiss this.",
  "buyer-canceled":
    "The buyer has cancelled the payment at Amazon, which gave {amount} back. Do not ship what has not left; cancel the order, or dismiss this if everything has left.",
  "stop-shipment":
    "Amazon finds this payment of {amount} unusual and advises not to ship. Look at the order in Seller Central before anything leaves, then dismiss this.",
  "address-differs":
    "The order does not go where its buyer chose at Amazon. Ask the buyer before anything leaves; change the order's address, or dismiss this.",
  "not-cancelled":
    "The order is cancelled, but its money is not released at Amazon yet. It is tried again by itself; look at the store's log if it stays.",
  "not-booked":
    "Amazon's charges and refunds and Medusa's differ. It is tried again by itself; look at the store's log if it stays.",
  unanswered:
    "For more than a day Amazon has not answered what was asked of it. It is asked again by itself; run the connection check in the settings, and look at the order in Seller Central.",
  "charge-without-payment":
    "Amazon has charged {amount}, and no order here is paid with it. Refund it in the order's panel, or in Seller Central.",
  "authorization-rejected":
    "Amazon rejected the payment of {amount} after the order was placed and takes no other payment method for it. Do not ship. Ask the buyer for another payment, or cancel the order.",
  "authorization-failed":
    "Amazon declined the payment of {amount} after the order was placed. Do not ship. Authorize it again in the order's panel, or ask the buyer for another payment.",
  "authorization-declined":
    "Amazon declined the payment of {amount} after the order was placed. Do not ship. Ask the buyer to change the payment method at Amazon.",
  "payment-missing":
    "The order was placed, but {amount} were never authorized: its checkout was cut off. Do not ship. Ask the buyer for another payment, or cancel the order.",
  unreachable:
    "The order still owes {amount}, and Amazon takes no charge for it. Ask the buyer for another payment, or cancel what has not left.",
  "capture-declined":
    "Amazon declined a charge of {amount}. Ask the buyer to change the payment method at Amazon; what is not charged by itself then, capture again. Or ask for another payment.",
  suspended:
    "The order still owes {amount}, and Amazon waits for the buyer to choose another payment method. Ask the buyer to do so.",
  "contents-unknown":
    "A fulfillment has left that was not made through the order's workflow, so nobody can tell what to charge for it. Up to {amount} are open: capture the amount by hand.",
  uncharged:
    "The order has come to owe {amount} more since everything left, and no parcel asks for it. Capture the amount by hand.",
  overcharged:
    "Amazon has charged {amount} more than the order costs. Refund it in the order's panel.",
  "refund-declined":
    "Amazon declined a refund of {amount} that Medusa shows. Refund it again in the order's panel, or give the money back another way and dismiss this.",
  "refunded-above":
    "{amount} more were refunded at Amazon than was charged. Medusa cannot book that; note it in your books and dismiss this.",
  "account-missing": "The merchant account of this order is not configured in this store any more.",
}

/** What is the matter and what to do, in English; the dashboard translates the reason. */
export function sentenceOf(reason: string, amount: string | null, currency: string): string {
  const known = attentionReasons.find((one) => one === reason)
  if (!known) return reason
  return sentences[known].replace("{amount}", amount === null ? "money" : `${amount} ${currency}`)
}
