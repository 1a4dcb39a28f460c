import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { judgeAmazonPayOrderStep } from "./steps/judge-order"

/** Judges whether an order needs attention, after something has happened that may say so. */
export const judgeAmazonPayOrderWorkflow = createWorkflow(
  "judge-amazon-pay-order",
  (input: { order_id: string }) => new WorkflowResponse(judgeAmazonPayOrderStep(input)),
)
