import type { OperationRow } from "../ledger/rows"

/** Whether an operation is to be looked at now. */
export function isDue({ next_check_at }: Pick<OperationRow, "next_check_at">, now: Date): boolean {
  return next_check_at !== null && next_check_at.getTime() <= now.getTime()
}

/** An authorization that is past its end, of which Amazon has not said that it ended. */
export function hasEnded(
  { kind, state, amazon_state, expires_at }: OperationRow,
  now: Date,
): boolean {
  return (
    kind === "authorize" &&
    state === "completed" &&
    amazon_state === "Open" &&
    expires_at !== null &&
    expires_at.getTime() <= now.getTime()
  )
}
