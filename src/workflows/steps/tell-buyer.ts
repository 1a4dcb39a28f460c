import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { tellBuyer } from "../mails/tell-buyer"

/** There is no compensation: a mail cannot be taken back. @see tellBuyer */
export const tellAmazonPayBuyerStep = createStep(
  "tell-amazon-pay-buyer",
  async ({ order_id }: { order_id: string }, { container }) => {
    await tellBuyer(container, order_id)
    return new StepResponse(order_id)
  },
)
