import type { Problem } from "../buyer/problems"
import { addressJudgement } from "../decisions/address-judgement"
import type { EngineContext } from "./context"
import { isWaiting, lookAt } from "./look-at"
import { asTheBuyerWaits } from "./read-for-buyer"

/**
 * What keeps a cart from being paid for where it goes, for accounts that let none go elsewhere than its buyer chose at Amazon.
 * Once Amazon has the buyer's confirmation it shows the address that counts: it is read once, before any money is held, unless
 * another read has shown it.
 * @param mayRead false for whoever only wants to know how the cart stands
 * @throws AmazonUnavailableError when it cannot be read
 */
export async function addressRefusal(
  context: EngineContext,
  rowId: string,
  mayRead = true,
): Promise<Problem | null> {
  const { ledger, store, options } = context
  if (options.address !== "block") return null
  const { reference } = await ledger.snapshot(rowId)
  const goesTo = await store.cartGoesTo(reference)
  if (!goesTo) return null
  const { amazon_order_reference_id: id, state } = reference
  const chosen = await ledger.chosenAddress(id)
  const isToBeRead = mayRead && goesTo.ships && !isWaiting(state) && !chosen?.isConfirmed
  if (!isToBeRead) return addressJudgement(reference, chosen?.digests ?? null, goesTo)
  await asTheBuyerWaits(lookAt(context, rowId))
  const shown = await ledger.chosenAddress(id)
  return addressJudgement(reference, shown?.digests ?? null, goesTo)
}
