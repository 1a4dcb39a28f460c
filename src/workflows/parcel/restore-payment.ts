import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import type { OrderFacts, PaymentFacts } from "./order-facts"
import { sumOf } from "./worths"

/**
 * Takes up again a payment that Medusa cancelled when it changed the order: with every edit, return or exchange that
 * leaves something to pay, it cancels what is authorized and asks for the whole rest in a new payment
 * collection. At Amazon the buyer's consent stands as long as the order reference is open, so the rest is
 * charged there as before; the new collection is left with what the order costs beyond the payment.
 */
export async function restorePayment(
  container: MedusaContainer,
  order: OrderFacts,
  { id, amount }: PaymentFacts,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const restored: UpdatePaymentDTO & { canceled_at: null } = { id, canceled_at: null }
  await payments.updatePayment(restored)
  const [waiting, ...others] = order.unpaidCollections
  if (waiting === undefined || others.length) return
  const beyond = MathBN.max(MathBN.sub(order.total, amount, capturedElsewhere(order, id)), 0)
  await payments.updatePaymentCollections(waiting, { amount: beyond.toNumber() })
}

function capturedElsewhere({ payments }: OrderFacts, paymentId: string) {
  return sumOf(payments.filter(({ id }) => id !== paymentId).map(({ captured }) => captured))
}
