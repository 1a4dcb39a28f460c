import { buyerConfirmation } from "../decisions/buyer-confirmation"
import { detailsStand, isSpent, reached } from "../decisions/checkout-step"
import { keepsTotal } from "../decisions/kept-payment"
import type { Snapshot } from "../ledger/rows"
import { isEqualAmount, type AmountText } from "../money"
import type { NextStep } from "./next-step"
import { challengeProblem, constraintAdvice, declineProblem, type Problem } from "./problems"

/** How the payment of a cart stands, for a storefront that was reloaded or had its completion refused. */
export interface CheckoutStatus {
  status:
    | "ready"
    | "pending"
    | "authorized"
    /** The buyer changes something and pays with the same order reference. */
    | "soft-declined"
    /** Amazon Pay does not pay for this cart. */
    | "hard-declined"
    | "challenge"
    /** The order reference is over; a new one may pay. */
    | "closed"
  reason_code?: string
  message: string
  next: NextStep
}

const ready: CheckoutStatus = {
  status: "ready",
  message: "The order can be placed.",
  next: "place-order",
}

/** A cart for which nobody has started Amazon Pay. */
export const notStarted: CheckoutStatus = {
  status: "ready",
  message: "Amazon Pay has not been started for this cart.",
  next: "choose-payment-method",
}

const authorized: CheckoutStatus = {
  status: "authorized",
  message: "The payment is authorized.",
  next: "place-order",
}

const waiting: CheckoutStatus = {
  status: "pending",
  message: "The order is placed. Amazon is still deciding on its payment.",
  next: "wait",
}

export interface Asked {
  /** Whether the cart became an order: what of it was charged or given back later changes nothing of that. */
  isOrdered: boolean
  /** What the cart costs now (major units): more or less, perhaps, than when its payment session was made. */
  price?: { total: AmountText; currency_code: string }
  /** What Amazon says of the buyer's confirmation, if it was asked just now. */
  authentication?: string | null
}

/** Reads a cart's payment from the ledger. */
export function checkoutStatus(known: Snapshot, asked: Asked): CheckoutStatus {
  const { isOrdered, authentication = null } = asked
  const snapshot = isOrdered ? known : priced(known, asked.price)
  const { state } = snapshot.reference
  const isChanged = !isOrdered && !isSameTotal(known.reference, snapshot.reference)
  if (isChanged && keepsTotal({ ...known, isOrdered })) return totalChanged
  const come = reached(snapshot)
  if (come?.do === "authorized" || come?.do === "charged") return authorized
  if (come?.do === "wait") {
    if (isOrdered) return waiting
    const message = "Amazon is deciding on the payment. The order can be placed meanwhile."
    return { status: "pending", message, next: "place-order" }
  }
  if (come) {
    const message =
      "Amazon has not answered yet. Placing the order again repeats the same request; nothing can happen twice."
    return { status: "pending", message, next: "retry" }
  }
  if (isSpent(snapshot)) return isOrdered ? authorized : over(snapshot)
  const declined = lastDecline(snapshot)
  if (declined?.next === "other-payment-method") return told("hard-declined", declined)
  if (state === "Canceled" || state === "Closed") return over(snapshot)
  // The total is frozen by the confirmation (Amazon's rule); another card does not change that.
  if (isConfirmed(state) && !detailsStand(snapshot)) return totalChanged
  const confirmation = buyerConfirmation(snapshot)
  if (state !== "Open" && confirmation === "under-way") return challenge(authentication)
  // Refused at the bank's door, or for the wallet: what the buyer was told last is what they have to do.
  if (declined) return told("soft-declined", declined)
  const left = constraintsLeft(snapshot)
  if (left)
    return told(left.next === "other-payment-method" ? "hard-declined" : "soft-declined", left)
  if (state === "Suspended") return told("soft-declined", declineProblem("InvalidPaymentMethod"))
  return ready
}

/** How the ledger would stand if the payment session were made anew for what the cart costs now. */
function priced(snapshot: Snapshot, price: Asked["price"]): Snapshot {
  return price ? { ...snapshot, reference: { ...snapshot.reference, ...price } } : snapshot
}

function isSameTotal(one: Snapshot["reference"], other: Snapshot["reference"]): boolean {
  return one.currency_code === other.currency_code && isEqualAmount(one.total, other.total)
}

function isConfirmed(state: string): boolean {
  return state === "Open" || state === "Suspended"
}

const totalChanged = told("closed", constraintAdvice("TotalChanged"))

function told(status: CheckoutStatus["status"], { code, message, next }: Problem): CheckoutStatus {
  return { status, reason_code: code, message, next }
}

/** How a cart stands that a problem keeps from being paid. */
export function statusFor(problem: Problem): CheckoutStatus {
  const { next } = problem
  if (next === "start-again") return told("closed", problem)
  return told(next === "other-payment-method" ? "hard-declined" : "soft-declined", problem)
}

function over({ reference }: Snapshot): CheckoutStatus {
  return {
    status: "closed",
    ...(reference.reason_code ? { reason_code: reference.reason_code } : {}),
    message: "This Amazon Pay checkout is over. Please start Amazon Pay again.",
    next: "start-again",
  }
}

/**
 * Amazon does not tell a challenge that failed from one that was given up; both may be confirmed again. Where Amazon says
 * that the bank is being waited for, the buyer goes back there.
 */
function challenge(authentication: string | null): CheckoutStatus {
  const { code, message } = challengeProblem
  const next = authentication === "REQUIRED" ? "challenge" : "choose-payment-method"
  return { status: "challenge", reason_code: code, message, next }
}

/** The last authorization's refusal, unless the buyer has chosen another method on Amazon's own site since. */
function lastDecline({ reference, operations }: Snapshot): Problem | null {
  const last = operations.findLast(({ action }) => action === "Authorize")
  if (last?.state !== "declined") return null
  const problem = declineProblem(last.reason_code ?? "Declined")
  return problem.next === "choose-payment-method" && reference.state === "Open" ? null : problem
}

/** What Amazon found missing when it was last told the total, or asked to confirm. */
function constraintsLeft({ reference, operations }: Snapshot): Problem | null {
  if (reference.state === "Open") return null
  const last = operations.findLast(({ kind }) => kind === "details" || kind === "confirm")
  if (last?.error_code === "PaymentMethodNotUpdated") return constraintAdvice(last.error_code)
  if (last?.kind !== "details" || last.state !== "declined") return null
  const [first] = (last.reason_code ?? "").split(",")
  return first ? constraintAdvice(first) : null
}
