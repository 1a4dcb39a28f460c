import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { orderLock } from "./order-lock"
import { awaitAmazonPayAnswersStep } from "./steps/await-answers"
import { findAmazonPayOrderLockStep } from "./steps/find-order-lock"
import { workOnAmazonPayNotificationsStep } from "./steps/work-on-notifications"

export interface WorkOnNotificationsInput {
  amazon_order_reference_id: string
}

/**
 * Works on everything the inbox has about one order reference: brings ledger and Medusa to where Amazon is. Under the
 * order's lock, so that nothing is booked by two at once.
 */
export const workOnAmazonPayNotificationsWorkflow = createWorkflow(
  "work-on-amazon-pay-notifications",
  (input: WorkOnNotificationsInput) => {
    awaitAmazonPayAnswersStep(input)
    const found = findAmazonPayOrderLockStep(input)
    const key = transform({ input, found }, ({ input, found }) =>
      orderLock(found ?? input.amazon_order_reference_id),
    )
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const worked = workOnAmazonPayNotificationsStep(input)
    releaseLockStep({ key })
    return new WorkflowResponse(worked)
  },
)
