import type { MedusaContainer } from "@medusajs/framework/types"
import { validateEmail } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { cartAddress, type CartAddress } from "../modules/amazon-pay/buyer/address"
import { requireEnvironment } from "../modules/amazon-pay/buyer/environment"
import type { BuyerProfile } from "../modules/amazon-pay/buyer/profile"
import { isPlacedHere } from "../modules/amazon-pay/decisions/holds"
import { bindingConflict } from "../modules/amazon-pay/ledger/binding"
import { refused } from "../modules/amazon-pay/errors"
import type { Address, OrderReferenceDetails } from "../mws"
import { accountsOf } from "../medusa/accounts"
import { openCart, totalOf, type Cart } from "./cart"
import { cartRestriction } from "./cart-restriction"
import { accountOfCart } from "./cart-account"
import { cartChanges, isServed, type BuyerFacts } from "./cart-changes"
import { constraintsOf, type OrderReferenceView } from "./order-reference-view"
import { spending } from "./spending"
import { mayChange, type Visitor } from "./visitor"
import { writeCart } from "./write-cart"

export { readAccessToken } from "../modules/amazon-pay/buyer/access-token"

export interface TakeOrderReferenceInput {
  cartId: string
  amazonOrderReferenceId: string
  /** The buyer's; used for this one reading and forgotten. */
  accessToken?: string
  providerId?: string
}

/**
 * Reads the order reference that the buyer's widgets made, and writes what Amazon tells of them into their cart: the
 * delivery address, their name and email, the billing address where Amazon gives it. Nothing is changed at Amazon.
 * @throws MedusaError NOT_FOUND, UNAUTHORIZED, NOT_ALLOWED for a cart or an order reference that is not the visitor's
 * @throws AmazonLoginError, AmazonUnavailableError, TooManyRequestsError
 */
export async function takeOrderReference(
  container: MedusaContainer,
  visitor: Visitor,
  { cartId, amazonOrderReferenceId, accessToken, providerId }: TakeOrderReferenceInput,
): Promise<OrderReferenceView> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const cart = await openCart(container, cartId, visitor)
  mayChange(cart)
  const account = accountOfCart(accountsOf(container), cart, providerId)
  const { key, options } = account
  requireEnvironment(amazonOrderReferenceId, options)
  const known = await engine.findOrderReference({
    amazon_order_reference_id: amazonOrderReferenceId,
  })
  const conflict =
    known &&
    bindingConflict(known, {
      account: key,
      amazon_order_reference_id: amazonOrderReferenceId,
      payment_collection_id: cart.payment_collection?.id ?? "",
    })
  if (conflict) throw conflict

  spending.spend(visitor, { cartId, amazonOrderReferenceId, what: "read" })
  // First: whom Amazon vouches for is no stranger who makes ids up.
  const profile =
    accessToken === undefined ? undefined : await engine.readBuyerProfile(options, accessToken)
  const details = await engine.readForBuyer(options, amazonOrderReferenceId, {
    accessToken,
    login: profile && (profile.user_id ?? accessToken),
  })
  const state = details.orderReferenceStatus?.state ?? "Draft"
  // One that was confirmed elsewhere shows its buyer to anybody who names it, also to who has named it for a cart before.
  const isOwn = known && isPlacedHere(await engine.snapshot(known.id))
  if (!isOwn && state !== "Draft") {
    // Amazon may have ended one that was never paid with: that is said, and nothing of the buyer.
    if (known && (state === "Canceled" || state === "Closed")) return endedView(cart, details)
    throw refused(
      `The Amazon order reference ${amazonOrderReferenceId} was not made for this cart. Start Amazon Pay again.`,
    )
  }
  const facts = buyerFacts(details, profile)
  const changes = cartChanges(cart, facts)
  await writeCart(container, cart, changes)
  if (profile) {
    // An account's own email stays, and is no difference.
    const email = changes.email ?? (facts.email === cart.email ? facts.email : undefined)
    await engine.rememberChosen(key, amazonOrderReferenceId, { address: facts.shipping, email })
  }

  const priced = await openCart(container, cartId, visitor)
  const { currency_code } = priced
  const total = totalOf(priced)
  const served = facts.shipping === null || isServed(priced, facts.shipping)
  const restriction = await cartRestriction(container, account, cartId)
  return {
    id: amazonOrderReferenceId,
    state,
    total,
    currency_code,
    constraints: [
      ...(restriction ? [restriction] : []),
      ...constraintsOf(details, { total, currency_code }, served),
    ],
  }
}

function endedView(cart: Cart, details: OrderReferenceDetails): OrderReferenceView {
  const { currency_code } = cart
  const total = totalOf(cart)
  return {
    id: details.amazonOrderReferenceId,
    state: details.orderReferenceStatus?.state ?? "Closed",
    ...{ total, currency_code },
    constraints: constraintsOf(details, { total, currency_code }, true),
  }
}

/** @param profile undefined where nobody has logged in */
function buyerFacts(
  { destination, billingAddress, buyer }: OrderReferenceDetails,
  profile: BuyerProfile | undefined,
): BuyerFacts {
  const shipping = destination?.physicalDestination
  if (profile === undefined) {
    // Whoever only knows an id learns no more by it than what a price depends on.
    return { email: undefined, shipping: shipping ? estimateOf(shipping) : null, billing: null }
  }
  const billing = billingAddress?.physicalAddress
  return {
    email: emailForMedusa(profile.email) ?? emailForMedusa(buyer?.email),
    shipping: shipping ? cartAddress({ ...shipping, name: shipping.name ?? profile.name }) : null,
    billing: billing ? cartAddress(billing) : null,
  }
}

/**
 * As Medusa writes emails, in small letters: looked for in any other way, the account that Medusa then gives the cart to is
 * not found. Nothing for one that Medusa refuses.
 */
function emailForMedusa(email: string | undefined): string | undefined {
  if (email === undefined) return undefined
  try {
    return validateEmail(email)
  } catch {
    return undefined
  }
}

function estimateOf({ city, stateOrRegion, postalCode, countryCode }: Address): CartAddress | null {
  return cartAddress({ city, stateOrRegion, postalCode, countryCode })
}
