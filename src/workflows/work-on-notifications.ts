import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { awaitAmazonPayAnswersStep } from "./steps/await-answers"
import {
  workOnAmazonPayNotificationsStep,
  type WorkOnNotificationsInput,
} from "./steps/work-on-notifications"

export type { WorkOnNotificationsInput } from "./steps/work-on-notifications"

/**
 * Works on everything the inbox has about one order reference: brings ledger and Medusa to where Amazon is. Under the
 * order's lock, so that nothing is booked by two at once.
 */
export const workOnAmazonPayNotificationsWorkflow = createWorkflow(
  "work-on-amazon-pay-notifications",
  (input: WorkOnNotificationsInput) => {
    awaitAmazonPayAnswersStep(input)
    return new WorkflowResponse(workOnAmazonPayNotificationsStep(input))
  },
)
