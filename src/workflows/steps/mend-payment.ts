import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { mendPayment } from "../booking/mend-payment"
import { mendTransactions } from "../booking/mend-transactions"
import { lockOfOrder, underOrderLock } from "../order-lock"

export interface MendPaymentInput {
  payment_id: string
  /** Null when there is no order to mend, or the payment is none of Amazon Pay's. */
  order_id: string | null
}

/** Makes what Medusa says of a payment, and the order's transactions of it, what was charged and given back. */
export const mendAmazonPayPaymentStep = createStep(
  "mend-amazon-pay-payment",
  async ({ payment_id, order_id }: MendPaymentInput, { container }) => {
    if (order_id) {
      const key = await lockOfOrder(container, order_id)
      await underOrderLock(container, key, async () => {
        await mendPayment(container, payment_id)
        await mendTransactions(container, { payment_id, order_id })
      })
    }
    return new StepResponse(order_id)
  },
)
