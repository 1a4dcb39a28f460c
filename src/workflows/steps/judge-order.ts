import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { judgeOrder } from "../checking/judge-order"
import { lockOfOrder, underOrderLock } from "../order-lock"

/** There is no compensation: it says what is. @see judgeOrder */
export const judgeAmazonPayOrderStep = createStep(
  "judge-amazon-pay-order",
  async ({ order_id }: { order_id: string }, { container }) => {
    const key = await lockOfOrder(container, order_id)
    await underOrderLock(container, key, () => judgeOrder(container, order_id))
    return new StepResponse(order_id)
  },
)
