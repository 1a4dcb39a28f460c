import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import type { ActInput } from "../admin-actions/action"
import { actOnOrder } from "../admin-actions/perform-action"
import { lockOfOrder, underOrderLock } from "../medusa/order-lock"

/** There is no compensation: what was done at Amazon is done. @see actOnOrder */
export const actOnAmazonPayOrderStep = createStep(
  "act-on-amazon-pay-order",
  async (input: ActInput, { container }) => {
    const key = await lockOfOrder(container, input.order_id)
    await underOrderLock(container, key, () => actOnOrder(container, input))
    return new StepResponse(input.action.do)
  },
)

export type { Action, ActInput } from "../admin-actions/action"

/** A person does something about an order at Amazon: captures, refunds, authorizes, releases, closes, refreshes. */
export const actOnAmazonPayOrderWorkflow = createWorkflow(
  "act-on-amazon-pay-order",
  (input: ActInput) => new WorkflowResponse(actOnAmazonPayOrderStep(input)),
)
