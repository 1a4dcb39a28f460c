import type { BuyerAccount } from "../domain/buyer-account"
import type { Environment } from "../domain/environment"
import type { OrderReference } from "../domain/order-reference"
import type { Session } from "../domain/session"
import { WidgetError } from "../domain/widget-error"
import type { State } from "../state/state"
import { createOrderReference } from "./buyer"
import { accountOf, livingSession } from "./session"

/** What a widget on a shop's page brings along. */
export interface WidgetVisit {
  readonly environment: Environment
  readonly sellerId: string | null
  readonly token: string | null
  /** null lets the widget create an order reference. */
  readonly orderReferenceId: string | null
  /** Shows the choice without offering another. */
  readonly readOnly: boolean
}

/** A visit that was let in. */
export interface Guest {
  readonly account: BuyerAccount
  readonly order: OrderReference
  readonly created: boolean
}

function checkSeller(state: State, sellerId: string | null): void {
  if (!sellerId) throw new WidgetError("MissingParameter", "The parameter sellerId is missing.")
  if (sellerId !== state.sellerId) {
    throw new WidgetError("InvalidSellerId", `The seller ${sellerId} is not known.`)
  }
  if (state.settings.accountStatus !== "ACTIVE") {
    throw new WidgetError("InvalidAccountStatus", "The merchant's account is not active.")
  }
}

function sessionOf(state: State, token: string | null): Session {
  const session = token === null ? null : livingSession(state, token)
  if (!session) {
    throw new WidgetError("BuyerSessionExpired", "The buyer is not signed in, or not any more.")
  }
  if (!session.scopes.includes("payments:widget")) {
    throw new WidgetError(
      "InvalidParameterValue",
      "The buyer signed in without the scope payments:widget.",
    )
  }
  return session
}

function findOrder(state: State, id: string, visit: WidgetVisit, session: Session): OrderReference {
  const order = state.orderReferences.get(id)
  if (!order) {
    throw new WidgetError("InvalidOrderReferenceId", `The order reference ${id} is invalid.`)
  }
  if (order.environment !== visit.environment) {
    throw new WidgetError(
      "ReleaseEnvironmentMismatch",
      `The order reference ${id} is of another environment than this widget.`,
    )
  }
  if (order.buyer.userId !== session.buyer.userId) {
    throw new WidgetError("BuyerNotAssociated", `The order reference ${id} is another buyer's.`)
  }
  if (order.status.state === "Canceled") {
    throw new WidgetError(
      "StaleOrderReference",
      `The order reference ${id} is canceled: it was not confirmed in time.`,
    )
  }
  return order
}

/**
 * Lets a widget in: its seller, its buyer, and the order reference it shows, created where it names none.
 * @param shipped whether a created one needs a shipping address
 * @throws WidgetError
 */
export function receive(state: State, visit: WidgetVisit, shipped: boolean): Guest {
  checkSeller(state, visit.sellerId)
  const session = sessionOf(state, visit.token)
  const account = accountOf(state, session)
  if (visit.orderReferenceId !== null) {
    const order = findOrder(state, visit.orderReferenceId, visit, session)
    return { account, order, created: false }
  }
  if (visit.readOnly) {
    throw new WidgetError("MissingParameter", "The parameter amazonOrderReferenceId is missing.")
  }
  const order = createOrderReference(state, {
    environment: visit.environment,
    buyer: account.buyer,
    address: null,
    paymentMethod: null,
    presentmentCurrency: null,
    buyerEqualsSeller: account.equalsSeller,
    amountHint: null,
    accessToken: session.token,
    shipped,
  })
  return { account, order, created: true }
}
