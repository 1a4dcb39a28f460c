import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { isAtLeast, isEqualAmount, type AmountText } from "../money"
import { releaseOf } from "./ending-step"
import { chargedCaptures, isUnbooked, openAuthorization, unresolvedOperation } from "./holds"

export interface CaptureAsk {
  /** Major units, in the order reference's currency. */
  amount: AmountText
  /** The parcel this charges; one parcel is charged once. */
  fulfillmentId?: string
  /** The Medusa capture row that asks, where Medusa asks. */
  bookedId?: string
  softDescriptor?: string
}

export type CaptureStep =
  | { do: "resolve"; operation: OperationRow }
  /** Already asked for: the same parcel, or a charge Medusa has not booked yet. */
  | { do: "done"; operation: OperationRow }
  | { do: "send" }
  | { do: "refuse"; state: string; reason: string | null }

/**
 * How to charge an amount: nothing new while an outcome is unknown; nothing at all when it was charged
 * before; then the open authorization if it covers the amount, else a new one with CaptureNow.
 * @param deadBookings ids of Medusa capture rows that are known to be deleted
 */
export function captureStep(
  snapshot: Snapshot,
  ask: CaptureAsk,
  deadBookings: ReadonlySet<string>,
): {
  step: CaptureStep
  record?: NewOperation
  book?: { operations: OperationRow[]; bookedId: string }
} {
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved) return { step: { do: "resolve", operation: unresolved } }

  const before = chargedCaptures(snapshot).find((operation) =>
    ask.bookedId
      ? operation.booked_id === ask.bookedId || adoptable(operation, ask, deadBookings)
      : operation.fulfillment_id !== null && operation.fulfillment_id === ask.fulfillmentId,
  )
  if (before) {
    const step: CaptureStep = { do: "done", operation: before }
    // A pending charge is not taken over: Medusa must not book what Amazon has not completed.
    return ask.bookedId && before.state === "completed"
      ? { step, book: { operations: [before], bookedId: ask.bookedId } }
      : { step }
  }

  const { reference } = snapshot
  const held = openAuthorization(snapshot)
  if (held?.amazon_id && failedTwice(snapshot, held.amazon_id) && reference.state === "Open") {
    // Let go first: an open authorization counts in full against what may be authorized in all.
    return { step: { do: "send" }, record: releaseOf(held.amazon_id) }
  }
  if (held?.amazon_id && held.amount && isAtLeast(held.amount, ask.amount)) {
    return { step: { do: "send" }, record: capture(snapshot, ask, held.amazon_id) }
  }
  if (reference.state === "Open") {
    return { step: { do: "send" }, record: authorizeAndCapture(snapshot, ask) }
  }
  return { step: { do: "refuse", state: reference.state, reason: reference.reason_code } }
}

/** Amazon could not process two captures of this authorization: it recommends a new one then. */
function failedTwice({ operations }: Snapshot, authorizationId: string): boolean {
  const failures = operations.filter(
    ({ kind, state, reason_code, amazon_parent_id }) =>
      kind === "capture" &&
      state === "declined" &&
      reason_code === "ProcessingFailure" &&
      amazon_parent_id === authorizationId,
  )
  return failures.length >= 2
}

function adoptable(operation: OperationRow, ask: CaptureAsk, deadBookings: ReadonlySet<string>) {
  return (
    isUnbooked(operation, deadBookings) &&
    operation.amount !== null &&
    isEqualAmount(operation.amount, ask.amount)
  )
}

function capture(
  { reference }: Snapshot,
  ask: CaptureAsk,
  amazonAuthorizationId: string,
): NewOperation {
  return {
    kind: "capture",
    action: "Capture",
    amount: ask.amount,
    amazonParentId: amazonAuthorizationId,
    fulfillmentId: ask.fulfillmentId,
    bookedId: ask.bookedId,
    parameters: (captureReferenceId) => ({
      amazonAuthorizationId,
      captureReferenceId,
      captureAmount: { amount: ask.amount, currencyCode: reference.currency_code },
      ...(ask.softDescriptor ? { softDescriptor: ask.softDescriptor } : {}),
    }),
  }
}

function authorizeAndCapture({ reference }: Snapshot, ask: CaptureAsk): NewOperation {
  return {
    kind: "capture",
    action: "Authorize",
    amount: ask.amount,
    fulfillmentId: ask.fulfillmentId,
    bookedId: ask.bookedId,
    parameters: (authorizationReferenceId) => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      authorizationReferenceId,
      authorizationAmount: { amount: ask.amount, currencyCode: reference.currency_code },
      transactionTimeout: 0,
      captureNow: true,
      ...(ask.softDescriptor ? { softDescriptor: ask.softDescriptor } : {}),
    }),
  }
}
