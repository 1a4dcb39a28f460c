import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import type { OrderFacts } from "../charging/order-facts"
import { readOrder } from "../medusa/read-order"
import { overstatedCollections } from "../charging/outstanding-excess"

/**
 * Reduces the payment collections of an order that still ask for something by what was captured elsewhere since. Nobody pays that again, and Medusa calls a
 * captured order captured.
 * @param order as it was read before; read again before anything is written, because an edit may have raised the amount
 * @returns true: no other process has to finish something first
 */
export async function reduceOutstandingCollections(
  container: MedusaContainer,
  order: OrderFacts,
): Promise<true> {
  if (!overstatedCollections(order).length) return true
  const payments = container.resolve(Modules.PAYMENT)
  for (const { id, amount, isPaid } of overstatedCollections(
    await readOrder(container, order.id),
  )) {
    const status = isPaid ? { status: PaymentCollectionStatus.COMPLETED } : {}
    await payments.updatePaymentCollections(id, { amount, ...status })
  }
  return true
}
