import type { OperationRow } from "../ledger/rows"

/** The reason of an operation of which every try provably did nothing: no turn, no connection, or Amazon's quota. */
export const NOT_SENT = "NotSent"

/** The reason of an operation that nobody wanted any more, and of which Amazon has nothing. */
export const NOT_WANTED = "NotWanted"

/** Whether an operation ended without Amazon having looked at it. Whoever still wants it asks anew. */
export function wasNotSent({ state, reason_code }: Pick<OperationRow, "state" | "reason_code">) {
  return state === "failed" && reason_code === NOT_SENT
}

/** Whether an operation ended without anything done at Amazon, whatever was sent. What is still owed is asked for anew. */
export function wasNotDone(operation: Pick<OperationRow, "state" | "reason_code">): boolean {
  return (
    wasNotSent(operation) || (operation.state === "failed" && operation.reason_code === NOT_WANTED)
  )
}
