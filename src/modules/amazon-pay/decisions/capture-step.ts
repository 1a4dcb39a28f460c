import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { isAtLeast, isEqualAmount, isPositive, lesserAmount, type AmountText } from "../money"
import { chargeBound, type Beside } from "./charge-bound"
import { isOutOfTime } from "./consequences"
import { releaseOf } from "./ending-step"
import { chargedCaptures, isUnbooked, openAuthorization, unresolvedOperation } from "./holds"
import { isStale, type Versions } from "./ledger-version"
import { operationsVersion } from "./operations-version"
import type { OperationWords } from "../words/order-words"

export interface CaptureAsk {
  /** Major units, in the order reference's currency. */
  amount: AmountText
  /**
   * The parcel this charges, of which no more than is outstanding is charged. Asked for without `versions`, a charge that
   * was made for it is found; asked for with them, `amount` is what the parcel comes to beside that.
   */
  fulfillmentId?: string
  /** What the parcel comes to over all its charges (major units). */
  parcelAmount?: AmountText
  /** The ledgers from which `amount` was worked out; it is worked out anew when one of them has moved on. */
  versions?: Versions
  /** The Medusa capture row that asks, where Medusa asks. */
  bookedId?: string
  /** The very charge this row was made to book: nothing is ever charged for it. */
  operationId?: string
  softDescriptor?: string
  /** Which parcel it is and what is in it, for people. */
  words?: OperationWords
  /** This store asks once more for a charge by hand that Amazon has declined; see `chargeToRepeat`. */
  purpose?: "upkeep"
  /** What was seen of the ledger when this was decided; see `operationsVersion`. A person's capture has no other identity. */
  version?: string
}

export type CaptureStep =
  | { do: "resolve"; operation: OperationRow }
  /** Already asked for: the same parcel, or a charge Medusa has not booked yet. */
  | { do: "done"; operation: OperationRow }
  | { do: "send" }
  /** The charge this row was made for is booked by another row, or no charge. */
  | { do: "not-to-book"; operationId: string }
  /** A parcel for which the other charges have left nothing. */
  | { do: "nothing-left" }
  /** More than what may still be charged (major units). */
  | { do: "too-much"; left: AmountText }
  /** Something was asked of Amazon since this was decided. */
  | { do: "superseded" }
  /** The amount was worked out from a ledger that has moved on. */
  | { do: "stale" }
  | { do: "refuse"; state: string; reason: string | null }

/**
 * How to charge an amount: nothing new while an outcome is unknown; nothing at all when it was charged
 * before; never more than may still be charged; then the open authorization if it covers the amount, else a new one with
 * CaptureNow.
 * @param beside what the charge is held against besides this ledger
 * @param deletedRowIds ids of Medusa capture rows that are known to be deleted
 */
export function captureStep(
  snapshot: Snapshot,
  ask: CaptureAsk,
  beside: Beside,
  deletedRowIds: ReadonlySet<string>,
): {
  step: CaptureStep
  record?: NewOperation
  book?: { operations: OperationRow[]; bookedId: string }
} {
  if (ask.version !== undefined && ask.version !== operationsVersion(snapshot)) {
    return { step: { do: "superseded" } }
  }
  const before = chargedCaptures(snapshot).find((operation) =>
    ask.bookedId
      ? operation.booked_id === ask.bookedId || adoptable(operation, ask, deletedRowIds)
      : ask.versions === undefined &&
        operation.fulfillment_id !== null &&
        operation.fulfillment_id === ask.fulfillmentId,
  )
  if (!before && ask.operationId) {
    return { step: { do: "not-to-book", operationId: ask.operationId } }
  }
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved && !ask.operationId) return { step: { do: "resolve", operation: unresolved } }

  if (before) {
    const step: CaptureStep = { do: "done", operation: before }
    // A pending charge is not taken over: Medusa must not book what Amazon has not completed.
    return ask.bookedId && before.state === "completed"
      ? { step, book: { operations: [before], bookedId: ask.bookedId } }
      : { step }
  }
  if (ask.versions && isStale(ask.versions, [snapshot, ...beside.others])) {
    return { step: { do: "stale" } }
  }
  const isParcel = ask.fulfillmentId !== undefined
  const left = chargeBound(snapshot, beside, isParcel ? "goods" : "amount")
  const wanted = isParcel ? { ...ask, amount: lesserAmount(ask.amount, left) } : ask
  if (isParcel && !isPositive(wanted.amount)) return { step: { do: "nothing-left" } }
  if (!isAtLeast(left, wanted.amount)) return { step: { do: "too-much", left } }
  return charge(snapshot, wanted)
}

/** @param ask what may be charged */
function charge(snapshot: Snapshot, ask: CaptureAsk): { step: CaptureStep; record?: NewOperation } {
  const { reference } = snapshot
  const held = openAuthorization(snapshot)
  if (held?.amazon_id) {
    const covers = held.amount !== null && isAtLeast(held.amount, ask.amount)
    const useless = !covers || failedTwice(snapshot, held.amazon_id)
    if (useless && reference.state === "Open") {
      // Let go first: an open authorization counts in full against what may be authorized in all.
      return { step: { do: "send" }, record: releaseOf(held.amazon_id, "upkeep") }
    }
    if (covers) return { step: { do: "send" }, record: capture(snapshot, ask, held.amazon_id) }
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

function adoptable(operation: OperationRow, ask: CaptureAsk, deletedRowIds: ReadonlySet<string>) {
  if (!isUnbooked(operation, deletedRowIds)) return false
  if (ask.operationId) return operation.id === ask.operationId
  return operation.amount !== null && isEqualAmount(operation.amount, ask.amount)
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
    ...purposeOf(ask),
    parameters: (captureReferenceId) => ({
      amazonAuthorizationId,
      captureReferenceId,
      captureAmount: { amount: ask.amount, currencyCode: reference.currency_code },
      ...(ask.softDescriptor ? { softDescriptor: ask.softDescriptor } : {}),
    }),
  }
}

function authorizeAndCapture({ reference, operations }: Snapshot, ask: CaptureAsk): NewOperation {
  const last = operations.findLast(({ action }) => action === "Authorize")
  return {
    kind: "capture",
    action: "Authorize",
    amount: ask.amount,
    ...purposeOf(ask),
    parameters: (authorizationReferenceId) => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      authorizationReferenceId,
      authorizationAmount: { amount: ask.amount, currencyCode: reference.currency_code },
      // Left out, Amazon takes up to a day.
      ...(last && isOutOfTime(last) ? {} : { transactionTimeout: 0 }),
      captureNow: true,
      ...(ask.softDescriptor ? { softDescriptor: ask.softDescriptor } : {}),
    }),
  }
}

function purposeOf({ fulfillmentId, parcelAmount, bookedId, words, purpose }: CaptureAsk) {
  const asked = fulfillmentId === undefined ? ("person" as const) : ("parcel" as const)
  return {
    purpose: purpose ?? asked,
    fulfillmentId,
    parcelAmount,
    bookedId,
    ...(words ? { words } : {}),
  }
}
