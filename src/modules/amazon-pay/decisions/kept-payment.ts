import type { OperationRow, Snapshot } from "../ledger/rows"
import { isLeftOver } from "../ledger/left-over"
import { isUnresolved } from "../vocabulary"
import { isOpenAtAmazon } from "./holds"

/** An order reference of a payment collection, and whether that collection is an order's by now. */
export type Kept = Snapshot & { isOrdered: boolean }

/**
 * Whether an order reference pays the amount it is bound to and no other: once the buyer was charged, or may have been, or
 * its order is placed. Decided under the order reference's row lock; the one place of the law "a placed order keeps its
 * payment" for amounts.
 */
export function keepsTotal({ reference, operations, isOrdered }: Kept): boolean {
  if (operations.some(isCharge)) return true
  return isOrdered && (!reference.bound_after_order || operations.some(isAskedOrHeld))
}

/**
 * Whether the payment collection keeps this order reference, so that no other, and no other way to pay, may take its place:
 * once its order is placed, for as long as something of it is charged, held, asked for, or may still be. A cart may be paid
 * another way until it is an order; an order that Amazon declined, or whose order reference has ended with nothing held or
 * charged, may be, too.
 */
export function keepsPlace({ reference, operations, isOrdered }: Kept): boolean {
  if (!isOrdered) return false
  if (operations.some(isCharge) || operations.some(isAskedOrHeld)) return true
  return !reference.bound_after_order && !isOver({ reference, operations })
}

/** Whether nothing can come of an order reference by itself any more: it has ended, or Amazon has said no. */
function isOver({ reference, operations }: Snapshot): boolean {
  if (reference.state === "Canceled" || reference.state === "Closed") return true
  const last = operations.findLast(({ action }) => action === "Authorize")
  return last?.state === "declined" || last?.state === "failed"
}

/** A capture that was made, is being made, or of which nobody knows. */
function isCharge({ kind, state }: OperationRow): boolean {
  return kind === "capture" && state !== "declined" && state !== "failed"
}

function isAskedOrHeld(operation: OperationRow): boolean {
  const { kind, state } = operation
  // The buyer may pay another way after a decline, whatever that has left held.
  if (kind !== "authorize" || isLeftOver(operation)) return false
  return isUnresolved(state) || state === "pending" || isOpenAtAmazon(operation)
}
