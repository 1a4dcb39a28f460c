import type { OperationRow, Snapshot } from "../ledger/rows"
import { isUnresolved } from "../vocabulary"

/** Over what a Medusa row gives up: no answer came, Amazon is still deciding, or anything else went wrong. */
export type BookingRelease = "no-answer" | "pending" | "refused"

export type ReleaseBookingStep =
  /** What the row waited for has come by somebody else's doing: ask again. */
  { do: "ask-again" } | { do: "release-booking" }

/**
 * A Medusa capture or refund row that cannot be booked is about to be deleted by Medusa. Its operations are let go
 * in the transaction that still sees them open, so that whoever finds their outcome can book it: seen from outside
 * the row lives until it is deleted, and the same charge asked for once more would look like a second wish.
 */
export function releaseBookingStep(
  { operations }: Snapshot,
  bookedId: string,
  over: BookingRelease,
): { step: ReleaseBookingStep; book?: { operations: OperationRow[]; bookedId: null } } {
  const own = operations.filter(({ booked_id }) => booked_id === bookedId)
  if (own.length && over !== "refused" && !own.some((row) => isOpen(row, over))) {
    return { step: { do: "ask-again" } }
  }
  const step: ReleaseBookingStep = { do: "release-booking" }
  return own.length ? { step, book: { operations: own, bookedId: null } } : { step }
}

function isOpen({ state }: OperationRow, over: "no-answer" | "pending"): boolean {
  return over === "pending" ? state === "pending" : isUnresolved(state)
}
