import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { orderLock } from "./order-lock"
import {
  checkAmazonPayOrderReferenceStep,
  type CheckOrderReferenceInput,
} from "./steps/check-order-reference"
import { findAmazonPayOrderLockStep } from "./steps/find-order-lock"

/** Looks at one order reference under its order's lock, and does what is due. */
export const checkAmazonPayOrderReferenceWorkflow = createWorkflow(
  "check-amazon-pay-order-reference",
  (input: CheckOrderReferenceInput) => {
    const found = findAmazonPayOrderLockStep(input)
    const key = transform({ input, found }, ({ input, found }) =>
      orderLock(found ?? input.order_reference_id),
    )
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const checked = checkAmazonPayOrderReferenceStep(input)
    releaseLockStep({ key })
    return new WorkflowResponse(checked)
  },
)
