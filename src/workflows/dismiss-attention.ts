import { MedusaError } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { type DismissInput, dismissAttention } from "../admin-actions/dismiss"
import { lockOfCollection, underOrderLock } from "../medusa/order-lock"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"

/** There is no compensation: what a person has dismissed is dismissed. @see dismissAttention */
export const dismissAmazonPayAttentionStep = createStep(
  "dismiss-amazon-pay-attention",
  async (input: DismissInput, { container }) => {
    const { order_reference_id: id } = input
    const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const [reference] = await engine.listOrderReferences({ id }, { take: 1 })
    if (!reference) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order reference ${id}.`)
    }
    const key = await lockOfCollection(container, reference.payment_collection_id)
    await underOrderLock(container, key, () => dismissAttention(container, input))
    return new StepResponse(id)
  },
)

export type { DismissInput } from "../admin-actions/dismiss"

/** A person takes an order off the list of those that need attention, with a note. */
export const dismissAmazonPayAttentionWorkflow = createWorkflow(
  "dismiss-amazon-pay-attention",
  (input: DismissInput) => new WorkflowResponse(dismissAmazonPayAttentionStep(input)),
)
