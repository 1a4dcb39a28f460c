import { MathBN } from "@medusajs/framework/utils"
import { currencyDigits } from "../../mws"
import type { OrderFacts } from "./order-facts"
import { rounded, sumOf } from "./worths"

/**
 * What the payment collection that waits for a payment is left with: what the order costs beyond its payments, for what is
 * charged to them is not to be paid again. Nothing where none waits, or several do.
 * @returns the collection's id and its amount (major units, decimal text)
 */
export function waitingBeyond(order: OrderFacts): { id: string; amount: string }[] {
  const [id, ...others] = order.unpaidCollections
  if (id === undefined || others.length || order.canceled) return []
  const digits = currencyDigits(order.currencyCode)
  const paidFor = order.payments.map(({ canceled, amount, captured, refunded }) =>
    rounded(MathBN.sub(canceled ? captured : amount, refunded), digits),
  )
  const beyond = MathBN.max(MathBN.sub(rounded(order.total, digits), sumOf(paidFor)), 0)
  return [{ id, amount: beyond.toFixed() }]
}
