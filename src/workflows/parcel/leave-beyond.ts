import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { currencyDigits } from "../../mws"
import type { OrderFacts } from "./order-facts"
import { rounded, sumOf } from "./worths"

/**
 * Leaves the payment collection that waits for a payment with what the order costs beyond its payments: what is
 * charged to them is not to be paid again. Does nothing where none waits, or several do.
 */
export async function leaveBeyond(container: MedusaContainer, order: OrderFacts): Promise<void> {
  const [waiting, ...others] = order.unpaidCollections
  if (waiting === undefined || others.length) return
  const digits = currencyDigits(order.currencyCode)
  const paidFor = order.payments.map(({ canceled, amount, captured, refunded }) =>
    rounded(MathBN.sub(canceled ? captured : amount, refunded), digits),
  )
  const beyond = MathBN.max(MathBN.sub(rounded(order.total, digits), sumOf(paidFor)), 0)
  await container
    .resolve(Modules.PAYMENT)
    .updatePaymentCollections(waiting, { amount: beyond.toFixed() })
}
