import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { isMadeGood } from "../modules/amazon-pay/decisions/made-good"
import { isEqualAmount } from "../modules/amazon-pay/money"

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
  if (kind === "authorize") return later.some((one) => one.kind === "authorize")
  const alike = later.filter((one) => one.kind === kind && one.fulfillment_id === fulfillment_id)
  // What somebody charges by hand is told apart by its amount alone.
  return fulfillment_id === null ? alike.some((one) => isSame(one, operation)) : alike.length > 0
}

function isSame(one: OperationRow, other: OperationRow): boolean {
  return one.amount !== null && other.amount !== null && isEqualAmount(one.amount, other.amount)
}
