import { Modules } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
} from "@medusajs/framework/workflows-sdk"
import { repairPayment } from "../medusa-repairs/repair-payment-totals"
import { repairTransactions } from "../medusa-repairs/repair-transactions"
import { accountOfProvider } from "../medusa/accounts"
import { orderOfCollection } from "../medusa/order-collections"
import { lockOfOrder, underOrderLock } from "../medusa/order-lock"

/** Finds the order an Amazon Pay payment is for; null for other payments and for carts that are no orders. */
export const findAmazonPayPaymentOrderStep = createStep(
  "find-amazon-pay-payment-order",
  async ({ payment_id }: { payment_id: string }, { container }) => {
    const payment = await container.resolve(Modules.PAYMENT).retrievePayment(payment_id)
    const order = accountOfProvider(container, payment.provider_id)
      ? await orderOfCollection(container, payment.payment_collection_id)
      : undefined
    return new StepResponse<string | null>(order ?? null)
  },
)

export interface RepairPaymentInput {
  payment_id: string
  /** Null when there is no order to repair, or the payment is none of Amazon Pay's. */
  order_id: string | null
}

/** Makes what Medusa says of a payment, and the order's transactions of it, what was charged and given back. */
export const repairAmazonPayPaymentStep = createStep(
  "repair-amazon-pay-payment",
  async ({ payment_id, order_id }: RepairPaymentInput, { container }) => {
    if (order_id) {
      const key = await lockOfOrder(container, order_id)
      await underOrderLock(container, key, async () => {
        await repairPayment(container, payment_id)
        await repairTransactions(container, { payment_id, order_id })
      })
    }
    return new StepResponse(order_id)
  },
)

/** After everything that was booked: Medusa says what was charged and given back, however much was booked at once. */
export const repairAmazonPayPaymentWorkflow = createWorkflow(
  "repair-amazon-pay-payment",
  (input: { payment_id: string }) => {
    const order = findAmazonPayPaymentOrderStep(input)
    const repairInput = transform({ input, order }, ({ input, order }) => ({
      payment_id: input.payment_id,
      order_id: order ?? null,
    }))
    return new WorkflowResponse(repairAmazonPayPaymentStep(repairInput))
  },
)
