import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { refused } from "../../modules/amazon-pay/errors"
import { accountsOf } from "../accounts"
import { findCart } from "./cart"
import { sessionToComplete } from "./cart-account"

/**
 * Lets no cart become an order whose delivery address or email is not what its buyer chose at Amazon, where the account's
 * option `address` is `block`. Carts that are paid another way go on, and so do those that Medusa does not have.
 * @throws MedusaError NOT_ALLOWED naming the parts that differ
 */
export async function requireChosenAddress(
  container: MedusaContainer,
  cartId: string,
): Promise<void> {
  const accounts = accountsOf(container)
  const blocking = accounts.filter(({ options }) => options.address === "block")
  if (!blocking.length || !container.hasRegistration(ContainerRegistrationKeys.QUERY)) return
  const cart = await findCart(container, cartId)
  if (!cart || cart.completed_at) return
  const session = sessionToComplete(accounts, cart)
  const id = session?.data?.amazon_order_reference_id
  if (id === undefined || !blocking.some((one) => one.providerId === session?.provider_id)) return
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const now = { address: cart.shipping_address, email: cart.email }
  const differing = await engine.differencesFromChosen(id, now)
  if (differing?.length === 0) return
  throw refused(
    differing
      ? `The cart is not what the buyer chose at Amazon (${differing.join(", ")}). Let the buyer choose the delivery address there again, or pay another way.`
      : "What the buyer chose at Amazon is not known. Read the order reference with the buyer's login first, or pay another way.",
  )
}
