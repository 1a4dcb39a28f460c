import type { NotificationRow, OperationRow } from "../../modules/amazon-pay"
import { shownAmount, stateOf, type ObjectState } from "./amazon-objects"

/** One thing that happened: a call this store made with its answer, or a notification of Amazon's. Times are ISO 8601. */
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
    }
  | {
      at: string
      event: "notification"
      id: string
      type: string
      object_id: string | null
      /** What it says of the object; a hint, which was read at Amazon before it was believed. */
      claim: { state: string; reason: string | null } | null
      outcome: string | null
      state: NotificationRow["state"]
    }

/** Newest first. */
export function timeline(
  operations: readonly OperationRow[],
  notifications: readonly NotificationRow[],
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
      answer: stateOf(operation),
      reason: operation.reason_code ?? operation.error_code,
      reference_id: operation.reference_id,
      attempts: operation.attempts,
      asked_by: operation.asked_by,
    })),
    ...notifications.map(({ id, received_at, type, object_id, claim, outcome, state }) => ({
      at: received_at.toISOString(),
      event: "notification" as const,
      id,
      type,
      object_id,
      claim: claim && { state: claim.state, reason: claim.reasonCode ?? null },
      outcome,
      state,
    })),
  ]
  return entries.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}
