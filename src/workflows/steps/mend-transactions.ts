import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { mendTransactions } from "../booking/mend-transactions"

export interface MendTransactionsInput {
  payment_id: string
  /** Null when there is no order to mend. */
  order_id: string | null
}

/** Makes the order's transactions of a payment equal its captures, one to one and amount for amount. */
export const mendAmazonPayTransactionsStep = createStep(
  "mend-amazon-pay-transactions",
  async ({ payment_id, order_id }: MendTransactionsInput, { container }) => {
    if (order_id) await mendTransactions(container, { payment_id, order_id })
    return new StepResponse(order_id)
  },
)
