import type { Snapshot } from "../ledger/rows"
import { isEqualAmount } from "../money"
import { isEarlier } from "../ledger/amazon-states"
import type { ReportedState } from "./reported-state"

interface Known {
  state: string
  reason: string | null
  amount: string | null
}

/**
 * Whether the ledger knows what a notification claims, or something later, from Amazon's own answers.
 * Known claims cost no call; everything else is read from Amazon before it is believed.
 */
export function isAlreadyKnown(snapshot: Snapshot, reported: ReportedState): boolean {
  const known = knownObject(snapshot, reported)
  if (!known) return false
  if (
    reported.amount !== undefined &&
    known.amount !== null &&
    !isEqualAmount(reported.amount, known.amount)
  ) {
    return false
  }
  if (reported.state === known.state)
    return !reported.reasonCode || reported.reasonCode === known.reason
  return isEarlier(reported.object, reported.state, known.state)
}

function knownObject(snapshot: Snapshot, { object, objectId }: ReportedState): Known | null {
  const { reference, operations } = snapshot
  if (object === "order-reference") {
    return { state: reference.state, reason: reference.reason_code, amount: null }
  }
  if (object === "authorization") {
    const spent = operations.find(
      ({ kind, action, state, amazon_parent_id }) =>
        kind === "capture" &&
        action === "Authorize" &&
        state === "completed" &&
        amazon_parent_id === objectId,
    )
    if (spent) return { state: "Closed", reason: "MaxCapturesProcessed", amount: spent.amount }
  }
  const kind = object === "authorization" ? "authorize" : object
  const own = operations.find((row) => row.kind === kind && row.amazon_id === objectId)
  return own?.amazon_state
    ? { state: own.amazon_state, reason: own.reason_code, amount: own.amount }
    : null
}
