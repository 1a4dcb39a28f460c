import type { Problem } from "./session-data"

/**
 * What Amazon's reasons mean for a buyer at the checkout, in the words a storefront can show.
 * The names on the left are Amazon's: reason codes of declined authorizations, and constraints.
 */
const declines: Record<string, Omit<Problem, "code">> = {
  InvalidPaymentMethod: {
    next: "choose-payment-method",
    message:
      "Amazon could not charge this payment method. Choose another one in your Amazon wallet.",
  },
  AmazonRejected: {
    next: "other-payment-method",
    message: "Amazon did not accept this payment. Please pay another way.",
  },
  ProcessingFailure: {
    next: "try-again",
    message: "Amazon could not process the payment just now. Please try again in a minute.",
  },
  TransactionTimedOut: {
    next: "try-again",
    message: "Amazon could not decide in time. Please try again, or choose another payment method.",
  },
}

const constraints: Record<string, Omit<Problem, "code" | "constraints">> = {
  PaymentPlanNotSet: {
    next: "choose-payment-method",
    message: "Choose a payment method in your Amazon wallet.",
  },
  PaymentMethodNotAllowed: {
    next: "choose-payment-method",
    message: "This payment method cannot be used here. Choose another one in your Amazon wallet.",
  },
  ShippingAddressNotSet: {
    next: "change-address",
    message: "Choose a delivery address in your Amazon address book.",
  },
  CurrencyMismatch: {
    next: "choose-payment-method",
    message: "The wallet shows another currency than the cart. Choose the payment method again.",
  },
  AmountNotSet: {
    next: "try-again",
    message: "Amazon did not take the cart's total. Please try again.",
  },
  BuyerEqualsSeller: {
    next: "other-payment-method",
    message: "The buyer's Amazon account is the seller's own. Please pay another way.",
  },
}

/** A declined authorization. */
export function declineProblem(reason: string): Problem {
  const known = declines[reason] ?? {
    next: "other-payment-method" as const,
    message: "Amazon declined this payment. Please pay another way.",
  }
  return { code: reason, ...known }
}

/** Constraints that are left on the order reference; the first one names the next step. */
export function constraintProblem(ids: string[]): Problem {
  // Amazon's own spellings differ: BuyerEqualSeller and BuyerEqualsSeller are one.
  const [first = "Unknown"] = ids.map((id) =>
    id === "BuyerEqualSeller" ? "BuyerEqualsSeller" : id,
  )
  const known = constraints[first] ?? {
    next: "try-again" as const,
    message: "Amazon needs something more for this payment. Check address and payment method.",
  }
  return { code: "ConstraintsExist", constraints: ids, ...known }
}
