import type { OrderReferenceDetails } from "../../../mws"
import { referenceState } from "../decisions/settle"
import type { OrderReferenceRow } from "../ledger/rows"
import type { EngineContext } from "./context"

/**
 * Reads an order reference from Amazon and writes its state down, unless the ledger has learnt of another change meanwhile:
 * what was read before that may be older than it.
 * @param before the order reference as the ledger had it before the call
 * @throws MwsError when it cannot be read
 */
export async function readReference(
  { client, ledger }: Pick<EngineContext, "client" | "ledger">,
  before: OrderReferenceRow,
): Promise<OrderReferenceDetails> {
  const details = await client.getOrderReferenceDetails({
    amazonOrderReferenceId: before.amazon_order_reference_id,
  })
  const { reference: now } = referenceState(details)
  if (now) await ledger.recordReferenceState(before.id, now, before.state_changed_at)
  return details
}
