import type { OperationRow, Snapshot } from "../ledger/rows"
import { isEqualAmount } from "../money"
import { isMadeElsewhere } from "./holds"

/** Refunds that somebody asked for here and Amazon has declined, that were not made good since: the buyer waits for them. */
export function notMadeGood(snapshot: Snapshot): OperationRow[] {
  return snapshot.operations.filter((one) => isDeclined(one) && !isMadeGood(one, snapshot))
}

/** Whether a declined refund was asked for again since, or somebody gave the money back in Seller Central instead. */
export function isMadeGood(refund: OperationRow, snapshot: Snapshot): boolean {
  return isRepeated(refund, snapshot) || standIns(snapshot).has(refund.id)
}

/**
 * Since when a refund counts as given back: since it was asked for first, also where Amazon declined it then. Medusa has credited it
 * since.
 */
export function firstAskedAt(refund: OperationRow, snapshot: Snapshot): Date {
  const declined = snapshot.operations.filter(
    (one) =>
      isDeclined(one) && (repeats(refund, one) || standIns(snapshot).get(one.id)?.id === refund.id),
  )
  const times = [refund, ...declined].map(({ requested_at }) => +requested_at)
  return new Date(Math.min(...times))
}

/** Whether a declined refund was asked for again since. */
function isRepeated(refund: OperationRow, { operations }: Snapshot): boolean {
  return operations.some((one) => repeats(one, refund))
}

/** Whether one asks for another anew, for the same row of Medusa's; refused or not sent, it does not. */
function repeats(one: OperationRow, refund: OperationRow): boolean {
  return (
    one.kind === "refund" &&
    one.state !== "failed" &&
    one.sequence > refund.sequence &&
    one.booked_id === refund.booked_id &&
    one.amazon_parent_id === refund.amazon_parent_id &&
    isEqualAmount(one.amount ?? "0", refund.amount ?? "0")
  )
}

/**
 * Refunds that somebody made in Seller Central in the place of declined ones, before Medusa's row is theirs: of the same capture,
 * over the same amount, made after the decline, one for one. By Amazon's times where it has told them: one that was made before
 * is a refund of its own.
 * @returns by the declined refund's id
 */
export function standIns(snapshot: Snapshot): ReadonlyMap<string, OperationRow> {
  const free = snapshot.operations.filter(
    (one) =>
      one.kind === "refund" &&
      (one.state === "pending" || one.state === "completed") &&
      one.booked_id === null &&
      isMadeElsewhere(one),
  )
  const found = new Map<string, OperationRow>()
  for (const declined of snapshot.operations) {
    if (!isDeclined(declined) || isRepeated(declined, snapshot)) continue
    const index = free.findIndex((one) => standsFor(one, declined))
    const [standIn] = index < 0 ? [] : free.splice(index, 1)
    if (standIn) found.set(declined.id, standIn)
  }
  return found
}

function standsFor(one: OperationRow, declined: OperationRow): boolean {
  const { amazon_made_at: made } = one
  const { amazon_moved_at: decided } = declined
  return (
    one.sequence > declined.sequence &&
    one.amazon_parent_id === declined.amazon_parent_id &&
    isEqualAmount(one.amount ?? "0", declined.amount ?? "0") &&
    (made === null || decided === null || made >= decided)
  )
}

function isDeclined({ kind, state, booked_id }: OperationRow): boolean {
  return kind === "refund" && state === "declined" && booked_id !== null
}
