import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { DismissInput } from "./checking/dismiss"
import { dismissAmazonPayAttentionStep } from "./steps/dismiss-attention"

export type { DismissInput } from "./checking/dismiss"

/** A person takes an order off the list of those that need attention, with a note. */
export const dismissAmazonPayAttentionWorkflow = createWorkflow(
  "dismiss-amazon-pay-attention",
  (input: DismissInput) => new WorkflowResponse(dismissAmazonPayAttentionStep(input)),
)
