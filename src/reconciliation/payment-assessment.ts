import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { isOpenAtAmazon } from "../modules/amazon-pay/decisions/holds"
import type { OrderFacts } from "../charging/order-facts"
import type { Ledgers } from "../charging/order-money"
import type { AddressAssessment } from "./address-assessment"
import type { Owed } from "./owed"
import type { Trigger } from "../charging/parcel-charge"

/** How an order reference stands: what the ledger and Medusa know of it. */
export interface PaymentAssessment extends Snapshot {
  /** Null before the cart is an order. */
  order: OrderFacts | null
  /** Captures over all payments of the order, as they were asked for; the order reference's own among them. */
  captures: readonly OperationRow[]
  /** The ledgers of all payments of the order, by payment id; the order reference's own among them. */
  ledgers: Ledgers
  /** Whether the buyer has chosen another order reference since, for the same payment collection. */
  isSuperseded: boolean
  /** Since when the order waits for its payment by this order reference; see `waitsSince`. */
  waitsSince: Date | null
  /** Whether the payment session that the order was placed with is still there. */
  hasSession: boolean
  /** What the order owes of the order reference, and what it has paid too much. */
  owed: Owed
  /** What somebody has dismissed; see `keyOf`. */
  dismissed: ReadonlySet<string>
  /** Where the order goes beside what its buyer chose; undefined for what is no order of a checkout, or cancelled. */
  address?: AddressAssessment | undefined
  /** When the account charges; undefined when only people or the checkout do. */
  trigger?: Trigger | undefined
}

/** How many looks find nothing to do before an order counts as left alone: more than an hour without a change. */
export const quietChecks = 2

/** Longer than a checkout may take: then the process that was at it is gone. */
export const unfinishedMs = 5 * 60_000

/** Nothing can be taken any more: a closed order reference may still have an authorization that can be captured. */
export function isOver({ reference, operations }: Snapshot): boolean {
  return (
    reference.state === "Canceled" ||
    (reference.state === "Closed" && !operations.some(isOpenAtAmazon))
  )
}
