import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { leaveBeyond } from "./leave-beyond"
import type { OrderFacts } from "./order-facts"

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
  const restored: UpdatePaymentDTO & { canceled_at: null } = { id: paymentId, canceled_at: null }
  await container.resolve(Modules.PAYMENT).updatePayment(restored)
  const payments = order.payments.map((payment) =>
    payment.id === paymentId ? { ...payment, canceled: false } : payment,
  )
  await leaveBeyond(container, { ...order, payments })
}
