import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { actOnOrder } from "../acting/act-on-order"
import type { ActInput } from "../acting/action"
import { lockOfOrder, underOrderLock } from "../order-lock"

/** There is no compensation: what was done at Amazon is done. @see actOnOrder */
export const actOnAmazonPayOrderStep = createStep(
  "act-on-amazon-pay-order",
  async (input: ActInput, { container }) => {
    const key = await lockOfOrder(container, input.order_id)
    await underOrderLock(container, key, () => actOnOrder(container, input))
    return new StepResponse(input.action.do)
  },
)
