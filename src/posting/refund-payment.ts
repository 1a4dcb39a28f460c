import type { CreateRefundDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { orderOfCollection } from "../medusa/order-collections"
import { readOrder } from "../medusa/read-order"
import { repairTransactions } from "../medusa-repairs/repair-transactions"

export interface RefundOfPayment extends Omit<CreateRefundDTO, "amount"> {
  /** Major units, decimal text. */
  amount: string
  refund_reason_id?: string
}

/**
 * Has Medusa refund a payment and book that. Its own workflow writes a credit line beside the refund and refuses to do so for
 * a cancelled order, after the money has moved; such an order asks for nothing, and needs none.
 * @throws MedusaError what Medusa or the provider refuses
 */
export async function refundPayment(
  container: MedusaContainer,
  refund: RefundOfPayment,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const { payment_collection_id } = await payments.retrievePayment(refund.payment_id)
  const order_id = await orderOfCollection(container, payment_collection_id)
  if (!order_id || !(await readOrder(container, order_id)).canceled) {
    await refundPaymentWorkflow(container).run({ input: refund })
    return
  }
  await payments.refundPayment(refund)
  await repairTransactions(container, { payment_id: refund.payment_id, order_id, freshSince: null })
  const data = { id: refund.payment_id }
  await container.resolve(Modules.EVENT_BUS).emit({ name: "payment.refunded", data })
}
