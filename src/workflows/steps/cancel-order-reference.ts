import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { accountsOf } from "../accounts"
import { collectionsOfOrder } from "../order-collections"
import { lockOfOrder, underOrderLock } from "../order-lock"

/**
 * Makes sure that nothing of a cancelled order stays capturable at Amazon. There is no compensation: Amazon
 * does not bring a cancelled order reference back.
 */
export const cancelAmazonPayOrderReferenceStep = createStep(
  "cancel-amazon-pay-order-reference",
  async ({ order_id }: { order_id: string }, { container }) => {
    const key = await lockOfOrder(container, order_id)
    return new StepResponse(await underOrderLock(container, key, () => end(container, order_id)))
  },
)

async function end(container: MedusaContainer, orderId: string): Promise<string[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const accounts = new Map(accountsOf(container).map((account) => [account.key, account]))
  const ended: string[] = []
  for (const payment_collection_id of await collectionsOfOrder(container, orderId)) {
    for (const reference of await engine.orderReferencesOf(payment_collection_id)) {
      const account = accounts.get(reference.account)
      if (!account) continue
      const operations = await engine.cancelOrder(account.options, reference.id)
      ended.push(...operations.map(({ reference_id }) => reference_id))
    }
  }
  return ended
}
