import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { completedCharges } from "../../modules/amazon-pay/decisions/holds"
import { orderOfCollection } from "../order-collections"
import { leaveBeyond } from "../parcel/leave-beyond"
import { readOrder } from "../parcel/read-order"
import { ledgerOfPayment } from "./ledger-of-payment"

/**
 * Lets Medusa book charges above what is left of its payment: the order has grown, or the charge was made in Seller
 * Central, and Amazon took it. Medusa books no capture above a payment's amount, so the payment comes to be for what was
 * charged of it, and what waits for another payment is that much less. By the ledger: among Medusa's rows may be one
 * that somebody else has made for the same charge.
 */
export async function makeRoom(container: MedusaContainer, paymentId: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId)
  const ledger = await ledgerOfPayment(container, payment)
  const charged = ledger ? completedCharges(ledger) : "0"
  const more = MathBN.sub(charged, payment.amount)
  if (MathBN.lte(more, 0)) return
  const grown: UpdatePaymentDTO & { amount: string; captured_at: null } = {
    id: paymentId,
    amount: charged,
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
