import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import {
  checkAmazonPayOrderReferenceStep,
  type CheckOrderReferenceInput,
} from "./steps/check-order-reference"

/** Looks at one order reference under its order's lock, and does what is due. */
export const checkAmazonPayOrderReferenceWorkflow = createWorkflow(
  "check-amazon-pay-order-reference",
  (input: CheckOrderReferenceInput) =>
    new WorkflowResponse(checkAmazonPayOrderReferenceStep(input)),
)
