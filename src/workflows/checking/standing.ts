import type { OperationRow, Snapshot } from "../../modules/amazon-pay"
import type { OrderFacts } from "../parcel/order-facts"
import type { Trigger } from "../parcel/parcel-charge"

/** How an order reference stands: what the ledger and Medusa know of it. */
export interface Standing extends Snapshot {
  /** Null before the cart is an order. */
  order: OrderFacts | null
  /** Captures over all payments of the order; the order reference's own among them. */
  captures: readonly OperationRow[]
  /**
   * Since when the order waits for the payment that its buyer chose; null where it has one, or they chose another way to
   * pay since.
   */
  waitsSince: Date | null
  /** Whether the payment session that the order reference is for is still there: Medusa deletes it when another is chosen. */
  isChosen: boolean
  /** When the account charges; undefined when only people or the checkout do. */
  trigger?: Trigger | undefined
}

/** Longer than a checkout may take: then the process that was at it is gone. */
export const unfinishedMs = 5 * 60_000
