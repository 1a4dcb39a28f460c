import {
  acceptedRefunds,
  nonFailedCaptures,
  openAuthorization,
} from "../modules/amazon-pay/decisions/holds"
import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { addAmounts, amountText } from "../modules/amazon-pay/money"
import { undecidedAuthorization } from "../modules/amazon-pay/decisions/hold-step"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import { leftOf } from "../charging/order-money"

/** The money of one Amazon payment. Decimal text in major units, with the currency's digits. */
export interface PaymentMoney {
  total: string
  /** Completed at Amazon. */
  charged: string
  /** Asked for, and not decided or not answered yet. */
  pending: string
  /** What Amazon is still deciding to hold. */
  authorizing: string
  /** What is neither charged nor pending, and is to be; nothing of an order that is cancelled. */
  left: string
  /** What an open authorization holds of it. */
  held: string
  refunded: string
  /** Taken on by Amazon and not finished. */
  refunding: string
}

export function paymentMoney(snapshot: Snapshot, isCanceled: boolean): PaymentMoney {
  const { total, currency_code } = snapshot.reference
  const sum = (operations: readonly OperationRow[]) =>
    addAmounts(
      operations.map(({ amount }) => amount ?? "0"),
      currency_code,
    )
  const captures = nonFailedCaptures(snapshot)
  const refunds = acceptedRefunds(snapshot)
  return {
    total: amountText(total, currency_code),
    charged: sum(captures.filter(isCompleted)),
    pending: sum(captures.filter((capture) => !isCompleted(capture))),
    authorizing: amountText(beingAuthorized(snapshot)?.amount ?? "0", currency_code),
    left: amountText(isCanceled ? "0" : leftOf(snapshot), currency_code),
    held: amountText(openAuthorization(snapshot)?.amount ?? "0", currency_code),
    refunded: sum(refunds.filter(isCompleted)),
    refunding: sum(refunds.filter((refund) => !isCompleted(refund))),
  }
}

function beingAuthorized(snapshot: Snapshot): OperationRow | undefined {
  const isAsked = ({ kind, state }: OperationRow) => kind === "authorize" && isUnresolved(state)
  return undecidedAuthorization(snapshot) ?? snapshot.operations.findLast(isAsked)
}

const isCompleted = ({ state }: OperationRow) => state === "completed"
