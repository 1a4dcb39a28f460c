import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { dismissAttention, type DismissInput } from "../checking/dismiss"
import { lockOfCollection, underOrderLock } from "../order-lock"

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
