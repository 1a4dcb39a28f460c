import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderFacts } from "../parcel/order-facts"
import { askedTwice } from "../parcel/waiting-beyond"

/**
 * Takes off the payment collections that wait for a payment what was charged by now, so that nobody pays it again and Medusa
 * calls an order captured that is.
 * @returns true: nobody else has to end something first
 */
export async function mendWaiting(container: MedusaContainer, order: OrderFacts): Promise<true> {
  const payments = container.resolve(Modules.PAYMENT)
  for (const { id, amount } of askedTwice(order)) {
    await payments.updatePaymentCollections(id, { amount })
  }
  return true
}
