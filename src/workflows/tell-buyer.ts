import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { tellAmazonPayBuyerStep } from "./steps/tell-buyer"

/** Writes to an order's buyer what they are to know of its payment, each mail once. */
export const tellAmazonPayBuyerWorkflow = createWorkflow(
  "tell-amazon-pay-buyer",
  (input: { order_id: string }) => new WorkflowResponse(tellAmazonPayBuyerStep(input)),
)
