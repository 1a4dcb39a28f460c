import { draftLife, orderReferenceLife } from "../domain/durations"
import type { Environment } from "../domain/environment"
import type { OrderReference } from "../domain/order-reference"
import { noAttributes } from "../domain/order-reference"
import type { Address, Buyer } from "../domain/parties"
import { defaultAddress } from "../domain/parties"
import { status } from "../domain/status"
import type { PaymentMethod } from "../domain/wallet"
import { workingCard } from "../domain/wallet"
import { orderReferenceId, userId } from "../ids/amazon-ids"
import type { State } from "../state/state"
import { moveOrderReference } from "./order-reference-state"
import { impliedSession } from "./session"

export interface Checkout {
  readonly environment: Environment
  readonly buyer: Partial<Buyer>
  /** undefined takes one from the address book; null leaves it unchosen. */
  readonly address: Address | null | undefined
  /** Left out, it is where the goods go. */
  readonly billingAddress?: Address | null | undefined
  readonly paymentMethod: PaymentMethod | null | undefined
  readonly presentmentCurrency: string | null
  readonly buyerEqualsSeller: boolean
  readonly amountHint: string | null
  /** The token of a buyer who signed in; without one the checkout gets its own. */
  readonly accessToken?: string
  /** What the buyer lets the shop know, as Login with Amazon's scopes; everything unless it is said. */
  readonly scopes?: readonly string[] | undefined
  /** Digital goods are sent nowhere. */
  readonly shipped?: boolean
}

export function newBuyer(state: State, parts: Partial<Buyer>): Buyer {
  const name = defaultAddress(state.region).name ?? "Susie Smith"
  return { userId: userId(), name, email: "buyer@example.com", phone: null, ...parts }
}

/** What Amazon's widgets do when a buyer checks out: an order reference in Draft. */
export function createOrderReference(state: State, checkout: Checkout): OrderReference {
  let id = orderReferenceId(checkout.environment, state.region)
  while (state.orderReferences.has(id)) id = orderReferenceId(checkout.environment, state.region)
  const now = state.now()
  const buyer = newBuyer(state, checkout.buyer)
  const address = checkout.address === undefined ? defaultAddress(state.region) : checkout.address
  const order = state.putOrderReference({
    id,
    environment: checkout.environment,
    createdAt: now,
    status: status("Draft", now),
    buyer,
    address,
    shipped: checkout.shipped ?? true,
    billingAddress: checkout.billingAddress ?? address ?? defaultAddress(state.region),
    paymentMethod: checkout.paymentMethod === undefined ? workingCard : checkout.paymentMethod,
    paymentMethodChanged: false,
    accessToken:
      checkout.accessToken ?? impliedSession(state, buyer, address, checkout.scopes).token,
    presentmentCurrency: checkout.presentmentCurrency,
    buyerEqualsSeller: checkout.buyerEqualsSeller,
    amountHint: checkout.amountHint,
    total: null,
    attributes: noAttributes,
    simulatedConstraint: null,
    challenge: null,
    confirmed: false,
    authorizationIds: [],
  })
  state.schedule("order-reference-stale", id, draftLife)
  state.schedule("order-reference-expired", id, orderReferenceLife)
  return order
}

/** The buyer picks another payment method in the widget; a suspended order waits for Confirm. */
export function buyerPicksPayment(
  state: State,
  id: string,
  method: PaymentMethod | null = workingCard,
): OrderReference | null {
  const order = state.orderReferences.get(id)
  if (!order) return null
  return state.putOrderReference({ ...order, paymentMethod: method, paymentMethodChanged: true })
}

/** The buyer changes the payment method on Amazon's own site: a suspended order re-opens by itself. */
export function buyerFixesPayment(
  state: State,
  id: string,
  method: PaymentMethod | null = workingCard,
): OrderReference | null {
  const order = buyerPicksPayment(state, id, method)
  if (order?.status.state !== "Suspended") return order
  return moveOrderReference(state, id, "Open")
}
