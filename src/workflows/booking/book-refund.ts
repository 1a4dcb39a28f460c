import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { bookAndMend } from "./book-and-mend"
import type { Booking } from "./book-charge"
import { leftBehind } from "./left-behind"

/**
 * Books a refund in Medusa that was made at Amazon and not by Medusa, once, whoever else is doing the same. The row names
 * the refund as its maker, so it never refunds anything; the ledger gives the refund to one living row only.
 * @throws MedusaError when Medusa has not booked the capture yet that was refunded
 */
export async function bookRefund(
  container: MedusaContainer,
  { payment_id, operation_id }: Booking,
): Promise<void> {
  await bookAndMend(container, payment_id, {
    book: () => bookOnce(container, { payment_id, operation_id }),
    isBooked: async () => !(await unbooked(container, operation_id)),
  })
}

async function bookOnce(
  container: MedusaContainer,
  { payment_id, operation_id }: Booking,
): Promise<void> {
  const operation = await unbooked(container, operation_id)
  if (!operation?.amount) return
  const payments = container.resolve(Modules.PAYMENT)
  const { refunds } = await payments.retrievePayment(payment_id, { relations: ["refunds"] })
  const left = leftBehind(refunds, operation_id)
  if (left.length) await payments.deleteRefunds(left)
  await refundPaymentWorkflow(container).run({
    input: {
      payment_id,
      amount: operation.amount,
      created_by: operation_id,
      note: `Refunded at Amazon: ${operation.amazon_id ?? operation.reference_id}`,
    },
  })
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
