import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Claim,
} from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import { orderOfCollection } from "../order-collections"

export interface FoundOrderReference {
  /** The ledger's row. */
  id: string
  /** Under which lock its order is charged and booked. */
  lock_id: string
}

/** Finds whose order reference a notification is about; null when this store has none of that id. */
export const findAmazonPayOrderReferenceStep = createStep(
  "find-amazon-pay-order-reference",
  async ({ account, claim }: { account: string; claim: Claim }, { container }) => {
    const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const reference = await engine.findOrderReference({
      amazon_order_reference_id: claim.amazonOrderReferenceId,
    })
    const ours =
      reference?.account === account && accountsOf(container).length > 0 ? reference : null
    const found: FoundOrderReference | null = ours && {
      id: ours.id,
      lock_id:
        (await orderOfCollection(container, ours.payment_collection_id)) ??
        ours.payment_collection_id,
    }
    return new StepResponse(found)
  },
)
