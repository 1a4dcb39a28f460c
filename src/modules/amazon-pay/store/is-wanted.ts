import type { OperationRow } from "../ledger/rows"

/** What of the store says whether an operation's purpose stands. */
export interface Purposes {
  /** Null while the cart is no order. */
  order: { isCanceled: boolean } | null
  /** Whether what the order reference is to pay has a payment that is not cancelled, whichever. */
  isPaid: boolean
  /** Whether such a payment is made with the order reference. */
  isPaidWithThis: boolean
  /**
   * Whether the buyer's choice is this order reference. A cart's is what a payment session names, which Medusa deletes when
   * its buyer chooses another way to pay; an order's is what it was placed with, whatever sessions are made or deleted since.
   */
  isChosen: boolean
  /** Whether the fulfillment that the operation is for was cancelled, or is gone. */
  isParcelCanceled: boolean
}

/**
 * Whether somebody still wants what an operation is for. Asked before a call whose outcome is unknown is sent once more:
 * Amazon carries out then what it did not carry out the first time.
 */
export function isWanted(
  { kind, purpose, fulfillment_id }: Pick<OperationRow, "kind" | "purpose" | "fulfillment_id">,
  { order, isPaid, isPaidWithThis, isChosen, isParcelCanceled }: Purposes,
): boolean {
  // What sets a total, gives back, lets go or ends takes nothing from the buyer.
  if (kind !== "authorize" && kind !== "capture") return true
  if (order?.isCanceled) return false
  if (fulfillment_id !== null) return !isParcelCanceled
  if (purpose !== "cart") return true
  if (isPaid) return isPaidWithThis
  return isChosen
}
