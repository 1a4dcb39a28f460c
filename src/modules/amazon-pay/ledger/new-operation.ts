import type { AmountText } from "../money"
import { nextCheck } from "./next-check"
import { referenceId } from "../reference-id"
import type { OperationRow, Snapshot } from "./rows"
import type { OperationKind, Purpose } from "../vocabulary"
import type { OperationWords } from "../words/order-words"

/** An operation a decision asks for. `parameters` is given the reference id so that it is recorded whole. */
export interface NewOperation {
  kind: OperationKind
  action: string
  purpose: Purpose
  amount: AmountText | null
  amazonParentId?: string
  fulfillmentId?: string | null
  /** What the parcel comes to over all its charges (major units). */
  parcelAmount?: AmountText | null
  bookedId?: string | null
  /** What its text says beside its order; see `inWords`. */
  words?: OperationWords
  parameters: (referenceId: string) => Record<string, unknown>
}

/**
 * The row to insert, every column of it: what a database fills in is not seen before the commit. The next free slot of its kind, the reference id that follows from it, the exact parameters.
 * Declined and failed operations keep the slot they used up.
 */
export function newOperationRow(snapshot: Snapshot, operation: NewOperation, now: Date) {
  const used = snapshot.operations.filter(({ kind }) => kind === operation.kind)
  const slot = used.reduce((highest, row) => Math.max(highest, row.slot), 0) + 1
  const reference_id = referenceId(snapshot.reference.id, operation.kind, slot)
  const row = {
    order_reference_id: snapshot.reference.id,
    kind: operation.kind,
    slot,
    reference_id,
    action: operation.action,
    parameters: operation.parameters(reference_id),
    amount: operation.amount,
    state: "recorded" as const,
    // Sent as soon as it is committed.
    attempts: 1,
    amazon_id: null,
    amazon_parent_id: operation.amazonParentId ?? null,
    amazon_state: null,
    reason_code: null,
    advice: null,
    soft_decline: null,
    expires_at: null,
    error_code: null,
    fulfillment_id: operation.fulfillmentId ?? null,
    purpose: operation.purpose,
    parcel_amount: operation.parcelAmount ?? null,
    booked_id: operation.bookedId ?? null,
    requested_at: now,
    expiry_emitted_at: null,
    asked_by: null,
    amazon_made_at: null,
    amazon_moved_at: null,
    accounting: null,
    billing_digest: null,
  }
  return { ...row, next_check_at: nextCheck(row, "recorded", now) }
}

export type NewRow = ReturnType<typeof newOperationRow>

type Seen = "state" | "amazon_id" | "amazon_state" | "advice" | "expires_at" | "next_check_at"

/** A row to insert, of something that is to be asked for or that was found at Amazon. */
export type RowToInsert = Omit<NewRow, Seen> & Pick<OperationRow, Seen>
