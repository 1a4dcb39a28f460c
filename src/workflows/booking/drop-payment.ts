import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { writePaymentBooks } from "./payment-books"

/**
 * Cancels a payment that nothing was charged to, once its order reference has ended: what its collection is for goes with it, as
 * when Medusa cancels one that an edit has made needless.
 */
export async function dropPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId, { relations: ["captures"] })
  if (payment.canceled_at || payment.captured_at || payment.captures?.length) return
  const { payment_collection_id: id } = payment
  const collection = await payments.retrievePaymentCollection(id, { relations: ["payments"] })
  const others = collection.payments?.filter((one) => one.id !== paymentId) ?? []
  const isAlone = others.every(({ canceled_at }) => canceled_at)
  const rest = MathBN.max(MathBN.sub(collection.amount, payment.amount), 0).toFixed()
  const change = isAlone ? { status: PaymentCollectionStatus.CANCELED } : { amount: rest }
  await writePaymentBooks(container, { id: paymentId, canceled_at: new Date() }, [
    { id, ...change },
  ])
}
