import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { tellBuyer } from "../mails/mail-buyer"

/** There is no compensation: a mail cannot be taken back. @see tellBuyer */
export const tellAmazonPayBuyerStep = createStep(
  "tell-amazon-pay-buyer",
  async ({ order_id }: { order_id: string }, { container }) => {
    await tellBuyer(container, order_id)
    return new StepResponse(order_id)
  },
)

/** Writes to an order's buyer what they are to know of its payment, each mail once. */
export const tellAmazonPayBuyerWorkflow = createWorkflow(
  "tell-amazon-pay-buyer",
  (input: { order_id: string }) => new WorkflowResponse(tellAmazonPayBuyerStep(input)),
)
