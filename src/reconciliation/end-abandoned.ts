import type { MedusaContainer } from "@medusajs/framework/types"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OrderReferenceRow,
} from "../modules/amazon-pay"
import type { Account } from "../medusa/accounts"
import { besideCheckout } from "../posting/beside-checkout"
import { orderOf } from "../posting/make-payment"

/**
 * Cancels the order reference of a cart that became no order for a day, unless it becomes one now: its buyer may come back, and
 * what Amazon holds would pay without another call.
 * @throws MedusaError CONFLICT while the cart is being completed
 */
export async function endAbandoned(
  container: MedusaContainer,
  { options }: Account,
  { id, payment_collection_id }: OrderReferenceRow,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const end = async () => {
    const { order } = await orderOf(container, payment_collection_id)
    if (!order) await engine.cancelOrder(options, id, "upkeep")
  }
  const { cart } = await orderOf(container, payment_collection_id)
  if (cart) await besideCheckout(container, cart.id, new Date(), end)
  else await end()
}
