import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { ActInput } from "./acting/action"
import { actOnAmazonPayOrderStep } from "./steps/act-on-order"

export type { Action, ActInput } from "./acting/action"

/** A person does something about an order at Amazon: captures, refunds, authorizes, releases, closes, refreshes. */
export const actOnAmazonPayOrderWorkflow = createWorkflow(
  "act-on-amazon-pay-order",
  (input: ActInput) => new WorkflowResponse(actOnAmazonPayOrderStep(input)),
)
