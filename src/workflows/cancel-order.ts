import type { MedusaContainer } from "@medusajs/framework/types"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
} from "@medusajs/framework/workflows-sdk"
import { accountsOf } from "../medusa/accounts"
import { collectionsOfOrder } from "../medusa/order-collections"
import { lockOfOrder, underOrderLock } from "../medusa/order-lock"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { thenJudge } from "../reconciliation/order-judgement"

/**
 * Makes sure that nothing of a cancelled order stays capturable at Amazon. There is no compensation: Amazon
 * does not bring a cancelled order reference back.
 */
export const cancelAmazonPayOrderReferenceStep = createStep(
  "cancel-amazon-pay-order-reference",
  async ({ order_id }: { order_id: string }, { container }) => {
    const key = await lockOfOrder(container, order_id)
    return new StepResponse(
      await underOrderLock(container, key, () =>
        thenJudge(container, order_id, () => end(container, order_id)),
      ),
    )
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

/** An order was cancelled in the store: its money is let go at Amazon, all of it. */
export const cancelAmazonPayOrderWorkflow = createWorkflow(
  "cancel-amazon-pay-order",
  (input: { order_id: string }) => new WorkflowResponse(cancelAmazonPayOrderReferenceStep(input)),
)
