import type { MedusaError } from "@medusajs/framework/utils"
import { refused } from "../modules/amazon-pay/errors"
import type { Account } from "../medusa/accounts"
import { saidBack } from "../medusa/said-back"
import type { Cart, CartSession } from "./cart"

/**
 * Which merchant account a cart is paid with: the one asked for, else the one its payment session is with, else the only
 * one its region offers.
 * @param asked a provider id, `pp_amazon-pay_<id>`
 * @throws MedusaError NOT_ALLOWED when there is none, or several
 */
export function accountOfCart(
  accounts: readonly Account[],
  cart: Pick<Cart, "region" | "payment_collection"> | undefined,
  asked: string | undefined,
): Account {
  const ofRegion = new Set(cart?.region?.payment_providers?.map((provider) => provider?.id))
  const offered = cart ? accounts.filter(({ providerId }) => ofRegion.has(providerId)) : accounts
  if (asked !== undefined) {
    const account = offered.find(({ providerId }) => providerId === asked)
    if (account) return account
    throw notOffered(`The payment provider ${saidBack(asked)}`, cart)
  }
  const session = cart && amazonSession(accounts, cart)
  const account = offered.find(({ providerId }) => providerId === session?.provider_id)
  if (account) return account
  const [only, second] = offered
  if (!only) throw notOffered("Amazon Pay", cart)
  if (second) {
    throw refused(
      `More than one Amazon Pay account is offered here. Say which with provider_id: ${offered.map(({ providerId }) => providerId).join(" or ")}.`,
    )
  }
  return only
}

/** The cart's newest session with Amazon Pay that can still be paid with. */
export function amazonSession(
  accounts: readonly Account[],
  cart: Pick<Cart, "payment_collection">,
): CartSession | undefined {
  return sessionsOf(accounts, cart).at(-1)
}

/**
 * The cart's session with Amazon Pay that Medusa authorizes when it completes the cart. Of several it takes one that nobody here
 * can tell: two requests at once leave both of their sessions.
 * @throws MedusaError NOT_ALLOWED when there are several that differ
 */
export function sessionToComplete(
  accounts: readonly Account[],
  cart: Pick<Cart, "payment_collection">,
): CartSession | undefined {
  const sessions = sessionsOf(accounts, cart)
  const different = new Set(
    sessions.map(({ provider_id, data }) =>
      JSON.stringify([provider_id, data?.amazon_order_reference_id]),
    ),
  )
  if (different.size <= 1) return sessions.at(-1)
  throw refused(
    "The cart has several payment sessions with Amazon Pay. Make a new payment session, which takes their place, and complete the cart again.",
  )
}

function sessionsOf(
  accounts: readonly Account[],
  { payment_collection }: Pick<Cart, "payment_collection">,
): CartSession[] {
  const ours = new Set(accounts.map(({ providerId }) => providerId))
  return (payment_collection?.payment_sessions ?? []).filter(
    ({ provider_id, status }) =>
      ours.has(provider_id) && status !== "error" && status !== "canceled",
  )
}

function notOffered(what: string, cart: object | undefined): MedusaError {
  return refused(
    cart
      ? `${what} is not offered in this cart's region. Enable it in the region's payment providers, or pay another way.`
      : `${what} is not configured in this store.`,
  )
}
