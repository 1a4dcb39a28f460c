import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderFacts } from "../charging/order-facts"
import { outstandingExcess } from "../charging/outstanding-excess"
import { writePaymentBooks } from "../medusa-repairs/payment-books"

/**
 * Takes up again a payment that Medusa cancelled when it changed the order: with every edit, return or exchange that
 * leaves something to pay, it cancels what is authorized and asks for the whole rest in a new payment
 * collection. At Amazon the buyer's consent stands as long as the order reference is open, so the rest is
 * charged there as before; the new collection is left with what the order costs beyond the payment.
 */
export async function restorePayment(
  container: MedusaContainer,
  order: OrderFacts,
  paymentId: string,
): Promise<void> {
  const payments = order.payments.map((payment) =>
    payment.id === paymentId ? { ...payment, canceled: false } : payment,
  )
  const waiting = outstandingExcess({ ...order, payments })
  await writePaymentBooks(container, { id: paymentId, canceled_at: null }, waiting)
}
