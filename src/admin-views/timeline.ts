import type {
  AuditAction,
  AuditEntryRow,
  NotificationRow,
  OperationRow,
} from "../modules/amazon-pay"
import { isForeign, shownAmount, stateOf, type ObjectState } from "./amazon-objects"

/**
 * One thing that happened: a call this store made with its answer, a notification of Amazon's, or what a person did that
 * left no call in their name. Times are ISO 8601.
 */
export type TimelineEntry =
  | {
      at: string
      event: "call"
      id: string
      kind: OperationRow["kind"]
      /** The MWS action. */
      action: string
      amount: string | null
      answer: ObjectState
      reason: string | null
      reference_id: string
      attempts: number
      asked_by: string | null
      /** Whether it was made without this store. */
      made_elsewhere: boolean
    }
  | {
      at: string
      event: "notification"
      id: string
      type: string
      object_id: string | null
      /** What it says of the object; a hint, which was read at Amazon before it was believed. */
      reported: { state: string; reason: string | null } | null
      outcome: string | null
      state: NotificationRow["state"]
    }
  | {
      at: string
      event: "audit"
      id: string
      action: AuditAction
      /** What it was done to: of a replay the notification, of a parcel's capture the fulfillment. */
      subject_id: string | null
      asked_by: string
    }

/** Newest first. */
export function timeline(
  operations: readonly OperationRow[],
  notifications: readonly NotificationRow[],
  auditEntries: readonly AuditEntryRow[],
  currency: string,
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...operations.map((operation) => ({
      at: operation.requested_at.toISOString(),
      event: "call" as const,
      id: operation.id,
      kind: operation.kind,
      action: operation.action,
      amount: shownAmount(operation.amount, currency),
      ...answerOf(operation),
      reference_id: operation.reference_id,
      attempts: operation.attempts,
      asked_by: operation.asked_by,
      made_elsewhere: isForeign(operation),
    })),
    ...notifications.map(({ id, received_at, type, object_id, reported, outcome, state }) => ({
      at: received_at.toISOString(),
      event: "notification" as const,
      id,
      type,
      object_id,
      reported: reported && { state: reported.state ?? "", reason: reported.reasonCode ?? null },
      outcome,
      state,
    })),
    ...auditEntries.map(({ id, done_at, action, subject_id, asked_by }) => ({
      at: done_at.toISOString(),
      event: "audit" as const,
      id,
      action,
      subject_id,
      asked_by,
    })),
  ]
  return entries.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}

/** What Amazon answered. That something was closed since has a time of its own, and so its reason. */
function answerOf(operation: OperationRow): { answer: ObjectState; reason: string | null } {
  const { kind, reason_code, error_code } = operation
  const answer = stateOf(operation)
  if (answer === "closed")
    return { answer: kind === "authorize" ? "open" : "completed", reason: null }
  return { answer, reason: reason_code ?? error_code }
}
