import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { orderLock } from "./order-lock"
import { findAmazonPayPaymentOrderStep } from "./steps/find-payment-order"
import { mendAmazonPayTransactionsStep } from "./steps/mend-transactions"

/** After every booked capture: the order's transactions are what was captured, however many were booked at once. */
export const mendAmazonPayTransactionsWorkflow = createWorkflow(
  "mend-amazon-pay-transactions",
  (input: { payment_id: string }) => {
    const order = findAmazonPayPaymentOrderStep(input)
    const key = transform({ input, order }, ({ input, order }) =>
      orderLock(order ?? input.payment_id),
    )
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const mendInput = transform({ input, order }, ({ input, order }) => ({
      payment_id: input.payment_id,
      order_id: order ?? null,
    }))
    const mended = mendAmazonPayTransactionsStep(mendInput)
    releaseLockStep({ key })
    return new WorkflowResponse(mended)
  },
)
