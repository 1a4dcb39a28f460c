import type { Chargeback } from "../ledger/chargebacks"
import type { OperationRow, Snapshot } from "../ledger/rows"

/**
 * The charge that a chargeback is about. Amazon names it by an id or by a reference id (its messages have been seen with
 * either), and may give a charge that was made with its authorization a name of its own: where there is one charge it is that.
 */
export function disputedCharge(
  { operations }: Pick<Snapshot, "operations">,
  { capture }: Pick<Chargeback, "capture">,
): OperationRow | undefined {
  const charges = operations.filter(
    ({ kind, state }) => kind === "capture" && state === "completed",
  )
  const named = charges.find(
    ({ amazon_id, reference_id }) =>
      capture !== null && (amazon_id === capture || reference_id === capture),
  )
  return named ?? (charges.length === 1 ? charges[0] : undefined)
}
