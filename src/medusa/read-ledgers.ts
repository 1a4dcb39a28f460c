import type { AmazonPayModuleService, Snapshot } from "../modules/amazon-pay"
import type { OrderFacts } from "../charging/order-facts"
import { payingWith } from "../charging/paying"

/**
 * What the ledger knows of an order's Amazon payments, by payment id; of cancelled ones too, for what was
 * charged to them stays charged.
 */
export async function readLedgers(
  engine: AmazonPayModuleService,
  { payments }: OrderFacts,
): Promise<Map<string, Snapshot>> {
  const ledgers = new Map<string, Snapshot>()
  for (const { id, orderReferenceId } of payingWith(payments)) {
    const ledger = await readLedger(engine, orderReferenceId)
    if (ledger) ledgers.set(id, ledger)
  }
  return ledgers
}

/**
 * What the ledger knows of one of Amazon's order references.
 * @param amazonId missing for a payment that is not Amazon Pay's
 */
export async function readLedger(
  engine: AmazonPayModuleService,
  amazonId: string | undefined,
): Promise<Snapshot | undefined> {
  if (!amazonId) return undefined
  const reference = await engine.findOrderReference({ amazon_order_reference_id: amazonId })
  return reference ? await engine.snapshot(reference.id) : undefined
}
