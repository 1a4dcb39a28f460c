import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { orderLock } from "./order-lock"
import { cancelAmazonPayOrderReferenceStep } from "./steps/cancel-order-reference"

/** An order was cancelled in the store: its money is let go at Amazon, all of it. */
export const cancelAmazonPayOrderWorkflow = createWorkflow(
  "cancel-amazon-pay-order",
  (input: { order_id: string }) => {
    const key = transform({ input }, ({ input }) => orderLock(input.order_id))
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const ended = cancelAmazonPayOrderReferenceStep(input)
    releaseLockStep({ key })
    return new WorkflowResponse(ended)
  },
)
