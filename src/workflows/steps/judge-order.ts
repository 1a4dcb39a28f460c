import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { judgeUnderLock } from "../checking/judge-order"

/** There is no compensation: it says what is. @see judgeUnderLock */
export const judgeAmazonPayOrderStep = createStep(
  "judge-amazon-pay-order",
  async ({ order_id }: { order_id: string }, { container }) => {
    await judgeUnderLock(container, order_id)
    return new StepResponse(order_id)
  },
)
