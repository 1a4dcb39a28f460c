import type { Problem } from "../buyer/problems"
import { isRestricted, restrictionOf } from "../buyer/restrictions"
import { addressJudgement } from "../decisions/address-judgement"
import type { CartFacts } from "../store/store-facts"
import type { EngineContext } from "./context"
import { isWaiting, syncForCheckout } from "./sync-for-checkout"
import { asTheBuyerWaits } from "./read-for-buyer"

/**
 * What keeps a cart from being paid with Amazon Pay, by the account's options: what is in it, whose it is, and where it goes.
 * @param mayRead false for whoever only wants to know how the cart stands
 * @throws AmazonUnavailableError when the address that was confirmed cannot be read
 */
export async function cartRefusal(
  context: EngineContext,
  orderReferenceId: string,
  mayRead = true,
): Promise<Problem | null> {
  const { ledger, store, options } = context
  if (options.address !== "block" && !isRestricted(options)) return null
  const { reference } = await ledger.snapshot(orderReferenceId)
  const cart = await store.cartFacts(reference)
  if (!cart) return null
  return (
    restrictionOf(options, cart) ?? (await addressRefusal(context, orderReferenceId, cart, mayRead))
  )
}

/**
 * For accounts that let no cart go elsewhere than its buyer chose at Amazon. Once Amazon has the buyer's confirmation it shows
 * the address that counts: it is read once, before any money is held, unless another read has shown it.
 */
async function addressRefusal(
  context: EngineContext,
  orderReferenceId: string,
  cart: CartFacts,
  mayRead: boolean,
): Promise<Problem | null> {
  const { ledger, options } = context
  if (options.address !== "block") return null
  const { reference } = await ledger.snapshot(orderReferenceId)
  const { amazon_order_reference_id: id, state } = reference
  const chosen = await ledger.chosenAddress(id)
  const isToBeRead = mayRead && cart.ships && !isWaiting(state) && !chosen?.isConfirmed
  if (!isToBeRead) return addressJudgement(reference, chosen?.digests ?? null, cart)
  await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
  const shown = await ledger.chosenAddress(id)
  return addressJudgement(reference, shown?.digests ?? null, cart)
}
