import type { OperationRow } from "../ledger/rows"

/** What of the store says whether an operation's purpose stands. */
export interface Purposes {
  /** Null while the cart is no order. */
  order: {
    isCanceled: boolean
    /** Whether it has a payment, whichever. */
    isPaid: boolean
    /** Whether one of its payments is made with this order reference. */
    isPaidWithThis: boolean
  } | null
  /** Whether the buyer's payment session for the order reference is there: Medusa deletes it when another is chosen. */
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
  { order, isChosen, isParcelCanceled }: Purposes,
): boolean {
  // What sets a total, gives back, lets go or ends takes nothing from the buyer.
  if (kind !== "authorize" && kind !== "capture") return true
  if (order?.isCanceled) return false
  if (fulfillment_id !== null) return !isParcelCanceled
  if (purpose !== "cart") return true
  return order?.isPaid ? order.isPaidWithThis : isChosen
}
