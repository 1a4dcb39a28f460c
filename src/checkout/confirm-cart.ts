import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import type { NextStep } from "../modules/amazon-pay/buyer/next-step"
import { refused } from "../modules/amazon-pay/errors"
import { accountsOf } from "../medusa/accounts"
import { openCart } from "./cart"
import { amazonSession } from "./cart-account"
import { offeredReference } from "./offered-reference"
import type { OrderReferenceView } from "./order-reference-view"
import { requireStorefrontAddress } from "./return-address"
import { spending } from "./spending"
import { mayChange, type Visitor } from "./visitor"

export interface ConfirmCartInput {
  cartId: string
  /** Where Amazon sends the buyer's browser back to. */
  successUrl: string
  failureUrl: string
}

/**
 * Has the buyer confirm what their cart costs, at their bank (strong customer authentication in the EU and the UK). The
 * total is the payment session's, which Medusa drops when the cart changes.
 * @throws MedusaError NOT_FOUND, UNAUTHORIZED for a cart that is not the visitor's; NOT_ALLOWED without a payment session,
 * or when the order reference cannot pay any more; INVALID_DATA for return addresses outside the store's storefronts
 * @throws UnknownOutcomeError, AmazonUnavailableError, TooManyRequestsError
 */
export async function confirmCart(
  container: MedusaContainer,
  visitor: Visitor,
  { cartId, successUrl, failureUrl }: ConfirmCartInput,
): Promise<{ order_reference: OrderReferenceView; next: NextStep }> {
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const { storeCors } = projectConfig.http
  const addresses = {
    successUrl: requireStorefrontAddress("success_url", successUrl, storeCors),
    failureUrl: requireStorefrontAddress("failure_url", failureUrl, storeCors),
  }
  const cart = await openCart(container, cartId, visitor)
  mayChange(cart)

  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const accounts = accountsOf(container)
  const session = amazonSession(accounts, cart)
  const account = accounts.find(({ providerId }) => providerId === session?.provider_id)
  const row = await offeredReference(engine, cart, session)
  if (!account || !row) {
    throw refused(
      "This cart has no payment session with an Amazon order reference. Create one with data.amazon_order_reference_id, then confirm.",
    )
  }
  const { amazon_order_reference_id: amazonOrderReferenceId } = row
  spending.spend(visitor, { cartId, amazonOrderReferenceId, what: "change" })
  const { next, constraints } = await engine.confirmWithBuyer(account.options, row.id, addresses)
  const { reference } = await engine.snapshot(row.id)
  const { amazon_order_reference_id: id, state, total, currency_code } = reference
  return { order_reference: { id, state, total, currency_code, constraints }, next }
}
