import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { currencyDigits } from "../../mws"
import type { OrderFacts } from "./order-facts"
import { rounded, sumOf } from "./worths"

/** A payment collection and what it comes to ask for (major units, decimal text). */
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
  return [{ id: waiting.id, amount: beyond(order, order.total, paidFor) }]
}

/**
 * Payment collections that ask for what was charged: Medusa opened them in a change of the order while Amazon had not
 * answered, or what they were for was charged to another payment. Medusa calls such an order charged in part for ever. Each
 * comes to ask for no more than the order costs beyond what was charged and kept. Where several wait, nobody can tell
 * which asks for what is left.
 */
export function askedTwice(order: OrderFacts): Asked[] {
  if (order.canceled) return []
  // Medusa counts what a claim sends, which is not charged by itself: somebody may want it to be paid.
  const costs = MathBN.max(order.total, order.owed)
  const kept = order.payments.map(({ captured, refunded }) => MathBN.sub(captured, refunded))
  const rest = beyond(order, costs, kept)
  const waiting = order.unpaidCollections.filter(({ amount }) => MathBN.gt(amount, rest))
  if (waiting.length > 1 && MathBN.gt(rest, 0)) return []
  return waiting.map(({ id }) => ({ id, amount: rest }))
}

/** What an order costs beyond payments (major units); Medusa's amounts may have more digits than their currency. */
function beyond(
  { currencyCode }: OrderFacts,
  costs: BigNumberInput,
  payments: readonly BigNumberInput[],
): string {
  const digits = currencyDigits(currencyCode)
  const paid = sumOf(payments.map((amount) => rounded(amount, digits)))
  return MathBN.max(MathBN.sub(rounded(costs, digits), paid), 0).toFixed()
}
