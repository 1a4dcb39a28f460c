import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import { checkOrderReference } from "../checking/check-order-reference"

export interface CheckOrderReferenceInput {
  /** The ledger's id of it. */
  order_reference_id: string
  /** The time by which things are due, ISO 8601. */
  now: string
}

/** There is no compensation: what was finished stays finished. @see checkOrderReference */
export const checkAmazonPayOrderReferenceStep = createStep(
  "check-amazon-pay-order-reference",
  async ({ order_reference_id, now }: CheckOrderReferenceInput, { container }) => {
    const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const { reference } = await engine.snapshot(order_reference_id)
    const account = accountsOf(container).find(({ key }) => key === reference.account)
    if (!account) {
      await engine.postponeCheck(order_reference_id, "account-missing")
      return new StepResponse("account-missing" as const)
    }
    await checkOrderReference(container, account, order_reference_id, new Date(now))
    return new StepResponse("checked" as const)
  },
)
