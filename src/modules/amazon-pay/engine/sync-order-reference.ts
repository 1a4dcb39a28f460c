import type { OrderReferenceDetails } from "../../../mws"
import { cartAddress, isEstimate } from "../buyer/address"
import { referenceState } from "../decisions/outcomes"
import type { OrderReferenceRow } from "../ledger/rows"
import type { EngineContext } from "./context"

/**
 * Reads an order reference from Amazon and writes its state down, unless the ledger has learnt of another change meanwhile:
 * what was read before that may be older than it. The address that was confirmed is remembered, as digests.
 * @param before the order reference as the ledger had it before the call
 * @throws MwsError when it cannot be read
 */
export async function syncOrderReference(
  { client, ledger }: Pick<EngineContext, "client" | "ledger">,
  before: OrderReferenceRow,
): Promise<OrderReferenceDetails> {
  const details = await client.getOrderReferenceDetails({
    amazonOrderReferenceId: before.amazon_order_reference_id,
  })
  const { reference: now } = referenceState(details)
  if (now) await ledger.recordReferenceState(before.id, now, before.state_changed_at)
  await rememberAddress(ledger, before, details)
  return details
}

/** Amazon shows the whole address once the order reference is confirmed (protocol reference §3.2), and does not let it be changed. */
async function rememberAddress(
  ledger: EngineContext["ledger"],
  { account, amazon_order_reference_id: id }: OrderReferenceRow,
  { destination, orderReferenceStatus }: OrderReferenceDetails,
): Promise<void> {
  const state = orderReferenceStatus?.state ?? "Draft"
  if (state === "Draft" || state === "Canceled") return
  const shown = destination?.physicalDestination
  const address = shown ? cartAddress(shown) : null
  if (address && isEstimate(address)) return
  await ledger.rememberConfirmed(account, id, address)
}
