import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import type { ActInput } from "./acting/action"
import { orderLock } from "./order-lock"
import { actOnAmazonPayOrderStep } from "./steps/act-on-order"

export type { Action, ActInput } from "./acting/action"

/** A person does something about an order at Amazon: captures, refunds, authorizes, releases, closes, refreshes. */
export const actOnAmazonPayOrderWorkflow = createWorkflow(
  "act-on-amazon-pay-order",
  (input: ActInput) => {
    const key = transform({ input }, ({ input }) => orderLock(input.order_id))
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const done = actOnAmazonPayOrderStep(input)
    releaseLockStep({ key })
    return new WorkflowResponse(done)
  },
)
