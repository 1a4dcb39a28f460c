import type { MedusaContainer, PaymentSessionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderReferenceRow } from "../modules/amazon-pay"

/** The payment session an order reference is for. Medusa deletes it when the buyer chooses another way to pay. */
export async function chosenSession(
  container: MedusaContainer,
  { payment_session_id }: Pick<OrderReferenceRow, "payment_session_id">,
): Promise<PaymentSessionDTO | undefined> {
  const [session] = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ id: [payment_session_id] })
  return session
}
