import type { MedusaError } from "@medusajs/framework/utils"
import { refused } from "../../modules/amazon-pay/errors"
import type { Account } from "../accounts"
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
    throw notOffered(`The payment provider ${asked}`, cart)
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
  { payment_collection }: Pick<Cart, "payment_collection">,
): CartSession | undefined {
  const ours = new Set(accounts.map(({ providerId }) => providerId))
  return payment_collection?.payment_sessions?.findLast(
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
