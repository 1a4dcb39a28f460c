import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { currencyDigits } from "../../mws"
import type { OrderFacts } from "./order-facts"
import { rounded, sumOf } from "./worths"

/** A payment collection and its new amount (major units, decimal text). */
export interface Asked {
  id: string
  amount: string
}

/**
 * What the payment collection that waits for a payment is left with: what the order costs beyond its payments, for what is
 * charged to them is not to be paid again. Nothing where none waits, or several do.
 */
export function waitingBeyond(order: OrderFacts): Asked[] {
  const [waiting, ...others] = order.unpaidCollections
  if (!waiting || others.length || order.canceled) return []
  const paidFor = order.payments.map(({ canceled, amount, captured, refunded }) =>
    MathBN.sub(canceled ? captured : amount, refunded),
  )
  return [{ id: waiting.id, amount: excessOver(order, toBePaid(order), paidFor) }]
}

/**
 * Unpaid payment collections that ask for captured money, each with its reduced amount: what the order costs less what was
 * captured and not refunded. Medusa opens such a collection in a change of the order while Amazon has not answered. The
 * order would stay captured in part. Returns nothing before a capture, and nothing when several collections could ask for
 * what is left.
 */
export function overstatedCollections(order: OrderFacts): Asked[] {
  if (order.canceled) return []
  const kept = order.payments.map(({ captured, refunded }) => MathBN.sub(captured, refunded))
  if (MathBN.lte(sumOf(kept), 0)) return []
  // Medusa counts a claim's replacement, which is not charged by itself: the merchant may want it to be paid.
  const rest = excessOver(order, MathBN.max(toBePaid(order), order.owed), kept)
  const digits = currencyDigits(order.currencyCode)
  const overstated = order.unpaidCollections.filter(({ amount }) =>
    MathBN.gt(rounded(amount, digits), rest),
  )
  if (overstated.length > 1 && MathBN.gt(rest, 0)) return []
  return overstated.map(({ id }) => ({ id, amount: rest }))
}

/** What an order costs without what Medusa has credited beside refunds: nobody pays that again in a collection. */
export function toBePaid({ total, creditedRefunds }: OrderFacts): BigNumberInput {
  return MathBN.sub(total, creditedRefunds)
}

/** What an order costs more than payments (major units); Medusa's amounts may have more digits than their currency. */
function excessOver(
  { currencyCode }: OrderFacts,
  costs: BigNumberInput,
  payments: readonly BigNumberInput[],
): string {
  const digits = currencyDigits(currencyCode)
  const paid = sumOf(payments.map((amount) => rounded(amount, digits)))
  return MathBN.max(MathBN.sub(rounded(costs, digits), paid), 0).toFixed()
}
