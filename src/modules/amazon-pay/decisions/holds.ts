import type { OperationRow, Snapshot } from "../ledger/rows"
import { addAmounts, type AmountText } from "../money"
import { isLeftOver } from "../ledger/left-over"
import { isUnresolved } from "../vocabulary"

/** The operation whose outcome is unknown, if any: it comes before every new decision. */
export function unresolvedOperation({ operations }: Snapshot): OperationRow | undefined {
  return operations.find(isAwaited)
}

/**
 * A refund whose outcome is unknown. A charge without an answer keeps no refund waiting: it is repeated by whoever wants it, and
 * Medusa refunds an order's payments before it calls the order cancelled.
 */
export function unresolvedRefund({ operations }: Snapshot): OperationRow | undefined {
  return operations.find(({ kind, state }) => kind === "refund" && isUnresolved(state))
}

/** Whether an operation has no answer that others wait for. What an order is called changes nothing of its money. */
export function isAwaited({ kind, state }: Pick<OperationRow, "kind" | "state">): boolean {
  return kind !== "name" && isUnresolved(state)
}

/** Whether an operation takes money from the buyer, or holds it. What sets a total, gives back, lets go or ends does not. */
export function takesMoney({ kind }: Pick<OperationRow, "kind">): boolean {
  return kind === "authorize" || kind === "capture"
}

/** The authorization that still holds money and was not captured: what the next capture is taken from. */
export function openAuthorization({ operations }: Snapshot): OperationRow | undefined {
  return operations.findLast(isOpenAtAmazon)
}

/** Whether an operation is an authorization that holds money, as far as the ledger knows. */
export function isOpenAtAmazon({ kind, state, amazon_state }: OperationRow): boolean {
  return kind === "authorize" && state === "completed" && amazon_state === "Open"
}

/** The authorization that pays for a cart or an order: what a declined charge has left held does not. */
export function payingAuthorization({ operations }: Snapshot): OperationRow | undefined {
  return operations.findLast((operation) => isOpenAtAmazon(operation) && !isLeftOver(operation))
}

/** What a declined charge has left held, and nobody has captured or let go. */
export function leftOverAuthorization({ operations }: Snapshot): OperationRow | undefined {
  return operations.findLast((operation) => isOpenAtAmazon(operation) && isLeftOver(operation))
}

/** Captures that were charged, or will be unless Amazon declines them late. */
export function chargedCaptures({ operations }: Snapshot): OperationRow[] {
  return operations.filter(
    ({ kind, state }) => kind === "capture" && (state === "completed" || state === "pending"),
  )
}

/** Captures that were charged, may still be, or of which nobody knows: all that were not declined or refused. */
export function nonFailedCaptures({ operations }: Snapshot): OperationRow[] {
  return operations.filter(
    ({ kind, state }) =>
      kind === "capture" && (isUnresolved(state) || state === "pending" || state === "completed"),
  )
}

/** Whether one operation was made from the same authorization as another. */
export function sharesAuthorization(one: OperationRow, other: OperationRow): boolean {
  return one.amazon_parent_id !== null && one.amazon_parent_id === other.amazon_parent_id
}

/** What operations come to (major units). */
export function amountOf(operations: readonly OperationRow[], currency: string): AmountText {
  return addAmounts(
    operations.map(({ amount }) => amount ?? "0"),
    currency,
  )
}

/** What Amazon has charged for good (major units). */
export function completedCharges(snapshot: Snapshot): AmountText {
  const completed = chargedCaptures(snapshot).filter(({ state }) => state === "completed")
  return amountOf(completed, snapshot.reference.currency_code)
}

/** Refunds Amazon has taken on, finished or not. */
export function acceptedRefunds({ operations }: Snapshot): OperationRow[] {
  return operations.filter(
    ({ kind, state }) => kind === "refund" && (state === "completed" || state === "pending"),
  )
}

/**
 * Whether somebody else made it, in Seller Central or Amazon itself: this store has asked for nothing, and wrote down no
 * parameters.
 */
export function isMadeElsewhere({ parameters }: Pick<OperationRow, "parameters">): boolean {
  return Object.keys(parameters).length === 0
}

/** Whether no row of Medusa's books this operation: none was named, or the one named is known to be gone. */
export function isUnbooked(operation: OperationRow, deletedRowIds: ReadonlySet<string>): boolean {
  return operation.booked_id === null || deletedRowIds.has(operation.booked_id)
}

/**
 * Whether Amazon has taken anything of an order reference from this store, or may have. A browser says which one pays for a cart: one that is
 * open without that is another shop's, and not this store's to end.
 */
export function isPlacedHere({ operations }: Snapshot): boolean {
  return operations.some(
    ({ kind, state, purpose }) =>
      (kind === "details" || kind === "confirm" || takesMoney({ kind })) &&
      purpose !== "elsewhere" &&
      state !== "failed",
  )
}
