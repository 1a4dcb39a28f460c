import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { orderOfCollection } from "../order-collections"
import { makeRoom } from "./make-room"
import { mendTransactions } from "./mend-transactions"

/** A charge that Amazon completed, and the payment whose capture it is in Medusa. */
export interface Booking {
  payment_id: string
  operation_id: string
}

/**
 * Books a charge in Medusa, once, whoever else is doing the same in this process or another: the row that Medusa makes
 * names the charge as its maker, and the ledger gives the charge to one living row only. The one who comes second is
 * refused by the ledger, and Medusa takes its row away.
 */
export async function bookCharge(
  container: MedusaContainer,
  { payment_id, operation_id }: Booking,
): Promise<void> {
  const operation = await unbooked(container, operation_id)
  if (!operation?.amount) return
  const payments = container.resolve(Modules.PAYMENT)
  // Left behind by a process that ended between making the row and being given the charge: Medusa counts it.
  const { captures, payment_collection_id } = await payments.retrievePayment(payment_id, {
    relations: ["captures"],
  })
  const left = (captures ?? []).filter(({ created_by }) => created_by === operation_id)
  if (left.length) await payments.deleteCaptures(left.map(({ id }) => id))
  await makeRoom(container, payment_id, operation.amount)
  try {
    await capturePaymentWorkflow(container).run({
      input: { payment_id, amount: operation.amount, captured_by: operation_id },
    })
  } catch (error) {
    // Who books at the same moment gives every row of the payment a transaction: this one's, too, which is gone now.
    const order_id = await orderOfCollection(container, payment_collection_id)
    if (order_id) await mendTransactions(container, { payment_id, order_id })
    if (await unbooked(container, operation_id)) throw error
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
