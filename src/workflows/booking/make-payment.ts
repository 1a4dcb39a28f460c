import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { orderOfCollection } from "../order-collections"
import { mendTransactions } from "./mend-transactions"

/**
 * Has Medusa make the payment of an order that was placed without one. Medusa asks the provider: what Amazon holds is
 * found in the ledger, and what is missing is asked for. Amazon may decide later; then there is no payment yet.
 * @throws MedusaError NOT_ALLOWED when Amazon declined, or the buyer has to do something first
 */
export async function makePayment(container: MedusaContainer, session_id: string): Promise<void> {
  await processPaymentWorkflow(container).run({
    // Medusa wants an amount and reads it of captures only; what is authorized is the session's.
    input: { action: "authorized", data: { session_id, amount: 0 } },
  })
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: session_id })
  const order_id = payment && (await orderOfCollection(container, payment.payment_collection_id))
  if (!order_id) return
  // Medusa writes no transactions for what is booked with a payment that comes after its order.
  await mendTransactions(container, { payment_id: payment.id, order_id, freshSince: null })
}
