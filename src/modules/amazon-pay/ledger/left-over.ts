import { newOperationRow, type RowToInsert } from "./new-operation"
import type { OperationRow, Snapshot } from "./rows"
import type { StillHeld } from "./call-outcome"

/** By which call a hold was seen that no call of its own has asked for: the charge's call is a row by itself. */
const seenBy = "GetAuthorizationDetails"

/**
 * Whether an operation is what a charge made with its authorization has left held: Amazon declined the capture and keeps the
 * authorization open. It can be captured and let go like any hold. But no checkout rests on it, whose buyer was told of the
 * decline, and it is no try of its own.
 */
export function isLeftOver({ kind, action }: Pick<OperationRow, "kind" | "action">): boolean {
  return kind === "authorize" && action === seenBy
}

/**
 * The row to insert for it. Amazon knows it by the charge's reference id, which is taken.
 * @param charge the declined one, over the same amount
 */
export function leftOverRow(
  snapshot: Snapshot,
  charge: Pick<OperationRow, "amount" | "purpose">,
  { amazon_id, advice, expires_at }: StillHeld,
  now: Date,
): RowToInsert {
  const row = newOperationRow(
    snapshot,
    {
      kind: "authorize",
      action: seenBy,
      purpose: charge.purpose ?? "upkeep",
      amount: charge.amount,
      parameters: () => ({ amazonAuthorizationId: amazon_id }),
    },
    now,
  )
  return {
    ...row,
    reference_id: amazon_id,
    state: "completed",
    amazon_id,
    amazon_state: "Open",
    advice: advice ?? null,
    expires_at: expires_at ?? null,
    next_check_at: null,
  }
}

/**
 * Whether the ledger thinks a hold spent by this very capture, which it was not: Amazon has declined it after a while, and
 * keeps the authorization open.
 */
export function isGivenBack(
  { amazon_state, reason_code }: Pick<OperationRow, "amazon_state" | "reason_code">,
  { state }: Pick<OperationRow, "state">,
): boolean {
  return state === "pending" && amazon_state === "Closed" && reason_code === "MaxCapturesProcessed"
}
