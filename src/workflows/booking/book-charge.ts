import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { unexpected } from "../../modules/amazon-pay/errors"
import { bookAndMend } from "./book-and-mend"
import { leftBehind } from "./left-behind"
import { makeRoom } from "./make-room"

/** A charge that Amazon completed, and the payment whose capture it is in Medusa. */
export interface Booking {
  payment_id: string
  operation_id: string
}

/**
 * Books a charge in Medusa, once, whoever else is doing the same in this process or another: the row that Medusa makes
 * names the charge as its maker, and the ledger gives the charge to one living row only. The one who comes second is
 * refused by the ledger, and Medusa takes its row away.
 * @throws MedusaError what Medusa refused, or UNEXPECTED_STATE, when nobody has booked it
 */
export async function bookCharge(
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
  const { captures } = await payments.retrievePayment(payment_id, { relations: ["captures"] })
  const left = leftBehind(captures, operation_id)
  if (left.length) await payments.deleteCaptures(left)
  await makeRoom(container, payment_id)
  await capturePaymentWorkflow(container).run({
    input: { payment_id, amount: operation.amount, captured_by: operation_id },
  })
  // Medusa makes no row, and says nothing, when it takes the payment for captured in full.
  if (await unbooked(container, operation_id)) {
    throw unexpected(
      `Medusa has not booked the charge ${operation.amazon_id ?? operation.reference_id} on payment ${payment_id}. It is tried again within a minute or two.`,
    )
  }
}

async function unbooked(container: MedusaContainer, operationId: string) {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const operation = await engine.operation(operationId)
  if (operation.state !== "completed") return undefined
  const { booked_id } = operation
  if (!booked_id) return operation
  const rows = await container.resolve(Modules.PAYMENT).listCaptures({ id: [booked_id] })
  return rows.length ? undefined : operation
}
