import type { AmazonPayModuleService, Snapshot } from "../../modules/amazon-pay"
import type { OrderFacts } from "./order-facts"

/**
 * What the ledger knows of an order's Amazon payments, by payment id; of cancelled ones too, for what was
 * charged to them stays charged.
 */
export async function readLedgers(
  engine: AmazonPayModuleService,
  { payments }: OrderFacts,
): Promise<Map<string, Snapshot>> {
  const ledgers = new Map<string, Snapshot>()
  for (const { id, orderReferenceId } of payments) {
    if (!orderReferenceId) continue
    const reference = await engine.findOrderReference({
      amazon_order_reference_id: orderReferenceId,
    })
    if (reference) ledgers.set(id, await engine.snapshot(reference.id))
  }
  return ledgers
}
