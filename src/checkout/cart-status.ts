import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { notStarted, type CheckoutStatus } from "../modules/amazon-pay/buyer/checkout-status"
import { accountsOf } from "../medusa/accounts"
import { openCart, totalOf } from "./cart"
import { amazonSession } from "./cart-account"
import { offeredReference } from "./offered-reference"
import { spending } from "./spending"
import type { Visitor } from "./visitor"

/**
 * How a cart's payment stands: after a reload, a refused completion, or the way back from the bank.
 * @throws MedusaError NOT_FOUND, UNAUTHORIZED for a cart that is not the visitor's; AmazonUnavailableError,
 * TooManyRequestsError
 */
export async function cartStatus(
  container: MedusaContainer,
  visitor: Visitor,
  cartId: string,
): Promise<CheckoutStatus> {
  const cart = await openCart(container, cartId, visitor)
  const collectionId = cart.payment_collection?.id
  if (!collectionId) return notStarted
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const accounts = accountsOf(container)
  const reference =
    (await offeredReference(engine, cart, amazonSession(accounts, cart))) ??
    (await engine.findOrderReference({ payment_collection_id: collectionId }))
  const account = accounts.find(({ key }) => key === reference?.account)
  if (!reference || !account) return notStarted
  const { completed_at, currency_code } = cart
  const isOrdered = Boolean(completed_at)
  const { amazon_order_reference_id: amazonOrderReferenceId } = reference
  const price = { total: totalOf(cart), currency_code }
  return await engine.checkoutStatus(account.options, reference.id, {
    isOrdered,
    price,
    beforeCall: () =>
      void spending.spend(visitor, { cartId, amazonOrderReferenceId, what: "read" }),
  })
}
