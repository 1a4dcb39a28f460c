import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { cancelAmazonPayOrderReferenceStep } from "./steps/cancel-order-reference"

/** An order was cancelled in the store: its money is let go at Amazon, all of it. */
export const cancelAmazonPayOrderWorkflow = createWorkflow(
  "cancel-amazon-pay-order",
  (input: { order_id: string }) => new WorkflowResponse(cancelAmazonPayOrderReferenceStep(input)),
)
