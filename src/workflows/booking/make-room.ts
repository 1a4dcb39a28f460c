import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { orderOfCollection } from "../order-collections"
import { leaveBeyond } from "../parcel/leave-beyond"
import { readOrder } from "../parcel/read-order"

/**
 * Lets Medusa book a charge above what is left of its payment: the order has grown, or the charge was made in Seller
 * Central, and Amazon took it. Medusa books no capture above a payment's amount, so the payment comes to be for what was
 * charged of it, and what waits for another payment is that much less.
 * @param amount of the charge (major units)
 */
export async function makeRoom(
  container: MedusaContainer,
  paymentId: string,
  amount: string,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId, {
    relations: ["captures"],
  })
  const charged = MathBN.sum(amount, ...(payment.captures ?? []).map((capture) => capture.amount))
  const more = MathBN.sub(charged, payment.amount)
  if (MathBN.lte(more, 0)) return
  const grown: UpdatePaymentDTO & { amount: string; captured_at: null } = {
    id: paymentId,
    amount: charged.toFixed(),
    // Medusa makes no row for a capture of a payment that it takes for captured in full.
    captured_at: null,
  }
  await payments.updatePayment(grown)
  const collection = await payments.retrievePaymentCollection(payment.payment_collection_id)
  await payments.updatePaymentCollections(collection.id, {
    amount: MathBN.add(collection.amount, more).toFixed(),
  })
  const orderId = await orderOfCollection(container, collection.id)
  if (orderId) await leaveBeyond(container, await readOrder(container, orderId))
}
