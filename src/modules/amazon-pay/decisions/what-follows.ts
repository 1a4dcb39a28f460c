import type { OperationRow, Snapshot } from "../ledger/rows"
import { isAskedAgain, isOutOfTime, triesOf } from "./consequences"
import { refundsToRepeat } from "./refund-again-step"

/** What comes next after something that happened to a payment. */
export type WhatFollows =
  /** It is settled. */
  | "nothing"
  /** Amazon decides, or is asked again by itself. */
  | "wait"
  /** The buyer chooses another payment method at Amazon; then it goes on by itself. */
  | "change-payment-method"
  /** Amazon takes no charge for it any more: the buyer pays another way. */
  | "pay-otherwise"
  /** Somebody in the store has to act. */
  | "merchant"

/** What an order reference ends with that has done what it was for, or was ended by the store (protocol reference §6.1). */
const ordinaryEnds = new Set(["SellerClosed", "SellerCanceled", "MaxAmountCharged"])

/**
 * What follows an event of this plugin.
 * @param name such as "amazon-pay.capture.declined"
 * @param operationId of the operation that it is about; undefined where it is about the order reference
 */
export function whatFollows(
  name: string,
  snapshot: Snapshot,
  operationId: string | undefined,
): WhatFollows {
  const operation = snapshot.operations.find(({ id }) => id === operationId)
  switch (name) {
    case "amazon-pay.capture.pending":
      return "wait"
    case "amazon-pay.capture.completed":
    case "amazon-pay.refund.completed":
      return "nothing"
    case "amazon-pay.order_reference.suspended":
      return "change-payment-method"
    case "amazon-pay.order_reference.closed":
    case "amazon-pay.order_reference.canceled":
      return ordinaryEnds.has(snapshot.reference.reason_code ?? "") ? "nothing" : "merchant"
    case "amazon-pay.refund.declined":
      return refundsToRepeat(snapshot).some(({ id }) => id === operationId) ? "wait" : "merchant"
    case "amazon-pay.authorization.declined":
    case "amazon-pay.capture.declined":
      return operation ? afterDecline(snapshot, operation) : "merchant"
    default:
      return "merchant"
  }
}

function afterDecline(snapshot: Snapshot, operation: OperationRow): WhatFollows {
  const { state } = snapshot.reference
  const { fulfillment_id, reason_code } = operation
  if (fulfillment_id !== null && isAskedAgain(triesOf(snapshot, fulfillment_id))) return "wait"
  if (state === "Suspended") return "change-payment-method"
  if (state === "Closed" || state === "Canceled") return "pay-otherwise"
  if (operation.purpose === "cart" && isOutOfTime(operation)) return "wait"
  return reason_code === "AmazonRejected" ? "pay-otherwise" : "merchant"
}
