import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import type { Booking } from "./book-charge"

/**
 * Books a refund in Medusa that was made at Amazon and not by Medusa, once, whoever else is doing the same. The row names
 * the refund as its maker, so it never refunds anything; the ledger gives the refund to one living row only.
 * @throws MedusaError when Medusa has not booked the capture yet that was refunded
 */
export async function bookRefund(
  container: MedusaContainer,
  { payment_id, operation_id }: Booking,
): Promise<void> {
  const operation = await unbooked(container, operation_id)
  if (!operation?.amount) return
  const payments = container.resolve(Modules.PAYMENT)
  // Left behind by a process that ended between making the row and being given the refund: Medusa counts it.
  const { refunds } = await payments.retrievePayment(payment_id, { relations: ["refunds"] })
  const left = (refunds ?? []).filter(({ created_by }) => created_by === operation_id)
  if (left.length) await payments.deleteRefunds(left.map(({ id }) => id))
  try {
    await refundPaymentWorkflow(container).run({
      input: {
        payment_id,
        amount: operation.amount,
        created_by: operation_id,
        note: `Refunded at Amazon: ${operation.amazon_id ?? operation.reference_id}`,
      },
    })
  } catch (error) {
    if (await unbooked(container, operation_id)) throw error
  }
}

async function unbooked(container: MedusaContainer, operationId: string) {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const operation = await engine.operation(operationId)
  if (operation.state !== "completed") return undefined
  const { booked_id } = operation
  if (!booked_id) return operation
  const rows = await container.resolve(Modules.PAYMENT).listRefunds({ id: [booked_id] })
  return rows.length ? undefined : operation
}
