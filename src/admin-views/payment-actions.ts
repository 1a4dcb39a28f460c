import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { declinedPayment } from "../modules/amazon-pay/decisions/declined-payment"
import { undecidedAuthorization } from "../modules/amazon-pay/decisions/hold-step"
import { acceptedRefunds, openAuthorization } from "../modules/amazon-pay/decisions/holds"
import { takesAgain } from "../modules/amazon-pay/decisions/refund-again-step"
import {
  addAmounts,
  amountText,
  isPositive,
  lesserAmount,
  subtractAmounts,
} from "../modules/amazon-pay/money"
import { leftOf } from "../charging/order-money"
import { impossible, possible, type Availability, type WhyNot } from "./why"

/** What a payment is besides its ledger. */
export interface PaymentStatus {
  snapshot: Snapshot
  /** Whether the store still has the merchant account it was made with. */
  hasAccount: boolean
  orderCanceled: boolean
  /** What may still be charged to it, see `chargeBound` (major units). */
  bound: string
  /** Medusa's payment; none before Amazon has authorized. */
  payment: { canceled: boolean } | null
}

/** What a person may do with one payment, and why not. */
export interface PaymentActions {
  /** Charge an amount. */
  capture: Availability
  /** Have what is not charged held anew. */
  authorize: Availability
  /** Give back what is held. */
  release: Availability
  /** End new authorizations. */
  close: Availability
  refresh: Availability
}

/** Amazon takes ten refunds of a capture (reference §6.3). */
const mostRefunds = 10

export function paymentActions(status: PaymentStatus): PaymentActions {
  if (!status.hasAccount) {
    const no = impossible("account-missing")
    return { capture: no, authorize: no, release: no, close: no, refresh: no }
  }
  const { snapshot } = status
  const isLive = ["Open", "Suspended"].includes(snapshot.reference.state)
  return {
    capture: mayCapture(status),
    authorize: mayAuthorize(status),
    release: openAuthorization(snapshot) ? possible(heldOf(snapshot)) : impossible("nothing-held"),
    close: isLive ? possible() : impossible(endedOr(snapshot)),
    refresh: possible(),
  }
}

function mayCapture({ snapshot, orderCanceled, payment, bound }: PaymentStatus): Availability {
  if (!payment) return impossible(notPaid([snapshot]))
  if (orderCanceled) return impossible("order-canceled")
  if (payment.canceled) return impossible("payment-canceled")
  return mayCharge(snapshot, bound)
}

/**
 * Whether Amazon takes a charge, and over how much: of what is held, or by a new authorization.
 * @param left what may still be charged (major units)
 */
export function mayCharge(snapshot: Snapshot, left: string): Availability {
  const { currency_code, state } = snapshot.reference
  if (!isPositive(left)) return impossible("nothing-left")
  if (state === "Open") return possible(left)
  const held = openAuthorization(snapshot)?.amount
  if (held && state !== "Canceled")
    return possible(amountText(lesserAmount(left, held), currency_code))
  return impossible(notOpen(state))
}

function mayAuthorize({ snapshot, orderCanceled }: PaymentStatus): Availability {
  const { currency_code, state } = snapshot.reference
  if (orderCanceled) return impossible("order-canceled")
  if (openAuthorization(snapshot)) return impossible("held-already")
  if (undecidedAuthorization(snapshot)) return impossible("deciding")
  const left = amountText(leftOf(snapshot), currency_code)
  if (!isPositive(left)) return impossible("nothing-left")
  return state === "Open" ? possible(left) : impossible(notOpen(state))
}

/**
 * What may be refunded of a capture. Medusa has to know of the capture before it can book a refund of it; where it has no
 * payment, there is nothing to book on.
 */
export function mayRefund(
  snapshot: Snapshot,
  capture: OperationRow,
  hasPayment: boolean,
): Availability {
  const { currency_code } = snapshot.reference
  if (capture.state !== "completed" || !capture.amount) return impossible("capture-not-completed")
  if (capture.amazon_state === "Closed") return impossible("capture-closed")
  if (!capture.booked_id && hasPayment) return impossible("not-booked")
  const refunds = acceptedRefunds(snapshot).filter(
    ({ amazon_parent_id }) => amazon_parent_id !== null && amazon_parent_id === capture.amazon_id,
  )
  const refunded = addAmounts(
    refunds.map(({ amount }) => amount ?? "0"),
    currency_code,
  )
  const left = subtractAmounts(capture.amount, refunded, currency_code)
  if (!isPositive(left)) return impossible("nothing-refundable")
  return refunds.length >= mostRefunds ? impossible("too-many-refunds") : possible(left)
}

/** Whether a refund may be asked for again that Amazon has declined and Medusa shows. */
export function mayRefundAgain(snapshot: Snapshot, refund: OperationRow): Availability {
  if (!takesAgain(snapshot, refund)) return impossible("refund-not-declined")
  return possible(amountText(refund.amount ?? "0", snapshot.reference.currency_code))
}

function heldOf(snapshot: Snapshot): string {
  const { currency_code } = snapshot.reference
  return amountText(openAuthorization(snapshot)?.amount ?? "0", currency_code)
}

/**
 * Why there is no payment to charge.
 * @param waiting what the order waits for
 */
export function notPaid(waiting: readonly Snapshot[]): WhyNot {
  const declined = waiting.map(declinedPayment).at(-1)
  return declined ? `payment-${declined}` : "no-payment"
}

/** Why an order reference in this state takes no new authorization. */
export function notOpen(state: string): WhyNot {
  switch (state) {
    case "Draft":
      return "reference-draft"
    case "Suspended":
      return "reference-suspended"
    case "Canceled":
      return "reference-canceled"
    default:
      return "reference-closed"
  }
}

function endedOr({ reference }: Snapshot): WhyNot {
  return reference.state === "Draft" ? "reference-draft" : "ended-already"
}
