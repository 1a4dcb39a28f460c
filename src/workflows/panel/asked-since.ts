import type { OperationRow, Snapshot } from "../../modules/amazon-pay"
import { isMadeGood } from "../../modules/amazon-pay/decisions/made-good"

/**
 * Whether something that Amazon declined, or did not take, was asked for again since, for the same parcel or by hand: what its reason
 * advises is done.
 */
export function isAskedSince(operation: OperationRow, snapshot: Snapshot): boolean {
  const { kind, state, sequence, fulfillment_id } = operation
  if (state !== "declined" && state !== "failed") return false
  if (kind === "refund") return isMadeGood(operation, snapshot)
  const later = snapshot.operations.filter(
    (one) => one.sequence > sequence && one.state !== "failed",
  )
  if (kind === "authorize") return later.some(({ action }) => action === "Authorize")
  return later.some((one) => one.kind === kind && one.fulfillment_id === fulfillment_id)
}
