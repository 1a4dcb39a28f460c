import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { judgeUnderLock } from "../reconciliation/order-judgement"

/** There is no compensation: it says what is. @see judgeUnderLock */
export const judgeAmazonPayOrderStep = createStep(
  "judge-amazon-pay-order",
  async ({ order_id }: { order_id: string }, { container }) => {
    await judgeUnderLock(container, order_id)
    return new StepResponse(order_id)
  },
)

/** Judges whether an order needs attention, after something has happened that may say so. */
export const judgeAmazonPayOrderWorkflow = createWorkflow(
  "judge-amazon-pay-order",
  (input: { order_id: string }) => new WorkflowResponse(judgeAmazonPayOrderStep(input)),
)
