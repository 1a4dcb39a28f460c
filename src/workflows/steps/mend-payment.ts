import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { repairPayment } from "../booking/mend-payment"
import { repairTransactions } from "../booking/mend-transactions"
import { lockOfOrder, underOrderLock } from "../order-lock"

export interface RepairPaymentInput {
  payment_id: string
  /** Null when there is no order to mend, or the payment is none of Amazon Pay's. */
  order_id: string | null
}

/** Makes what Medusa says of a payment, and the order's transactions of it, what was charged and given back. */
export const repairAmazonPayPaymentStep = createStep(
  "mend-amazon-pay-payment",
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
