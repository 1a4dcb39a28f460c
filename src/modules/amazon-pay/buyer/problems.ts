import { z } from "@medusajs/framework/zod"
import { nextSteps } from "./next-step"

/** What keeps a checkout from going on, in words that a storefront can show. Holds nothing of the buyer. */
export const problemSchema = z.object({
  /** Amazon's name for it where Amazon has one. */
  code: z.string(),
  constraints: z.array(z.string()).optional(),
  next: z.enum(nextSteps),
  message: z.string(),
})
export type Problem = z.output<typeof problemSchema>

type Advice = Pick<Problem, "next" | "message">

/** Reason codes of declined authorizations (protocol reference §6.2, §8). */
const declines: Record<string, Advice> = {
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
    next: "retry",
    message: "Amazon could not process the payment just now. Please try again in a minute.",
  },
  TransactionTimedOut: {
    next: "retry",
    message: "Amazon could not decide in time. Please try again, or choose another payment method.",
  },
}

/** Constraints on an order reference (protocol reference §5), and what the plugin itself finds in its way. */
const constraints: Record<string, Advice> = {
  PaymentPlanNotSet: {
    next: "choose-payment-method",
    message: "Choose a payment method in your Amazon wallet.",
  },
  PaymentMethodNotAllowed: {
    next: "choose-payment-method",
    message: "This payment method cannot be used here. Choose another one in your Amazon wallet.",
  },
  PaymentMethodNotUpdated: {
    next: "choose-payment-method",
    message: "This payment method was declined. Choose another one in your Amazon wallet.",
  },
  ShippingAddressNotSet: {
    next: "choose-address",
    message: "Choose a delivery address in your Amazon address book.",
  },
  ShippingAddressNotServed: {
    next: "choose-address",
    message: "This shop does not deliver to this country. Choose another delivery address.",
  },
  TestersOnly: {
    next: "other-payment-method",
    message: "Amazon Pay is not offered in this shop. Please pay another way.",
  },
  CustomerNotOffered: {
    next: "other-payment-method",
    message: "Amazon Pay is not offered for your account. Please pay another way.",
  },
  ProductNotOffered: {
    next: "other-payment-method",
    message: "Your cart has something that cannot be paid with Amazon Pay. Please pay another way.",
  },
  CountryNotDelivered: {
    next: "choose-address",
    message: "With Amazon Pay this shop does not deliver to this country. Choose another address.",
  },
  PoBoxNotDelivered: {
    next: "choose-address",
    message: "This shop does not deliver to post office boxes. Choose another delivery address.",
  },
  PackingStationNotDelivered: {
    next: "choose-address",
    message:
      "This shop does not deliver to packing stations or parcel shops. Choose another delivery address.",
  },
  AddressUnread: {
    next: "choose-address",
    message: "Choose the delivery address in your Amazon address book once more.",
  },
  CurrencyMismatch: {
    next: "choose-payment-method",
    message: "The wallet shows another currency than the cart. Choose the payment method again.",
  },
  AmountNotSet: {
    next: "retry",
    message: "Amazon did not take the cart's total. Please try again.",
  },
  TotalChanged: {
    next: "start-again",
    message:
      "The cart's total changed after the payment was confirmed. Please start Amazon Pay again.",
  },
  OrderReferenceEnded: {
    next: "start-again",
    message: "This Amazon Pay checkout is over. Please start Amazon Pay again.",
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

/** One constraint by itself. */
export function constraintAdvice(id: string): Problem {
  // Amazon's own spellings differ: BuyerEqualSeller and BuyerEqualsSeller are one.
  const code = id === "BuyerEqualSeller" ? "BuyerEqualsSeller" : id
  const known = constraints[code] ?? {
    next: "retry" as const,
    message: "Amazon needs something more for this payment. Check address and payment method.",
  }
  return { code, ...known }
}

/**
 * The cart goes elsewhere than its buyer chose at Amazon.
 * @param parts in which it differs
 * @param isConfirmed whether Amazon lets no other address be chosen for this order reference any more
 */
export function addressProblem(parts: readonly string[], isConfirmed: boolean): Problem {
  const what = `The cart is not what was chosen at Amazon (${parts.join(", ")}).`
  return isConfirmed
    ? {
        code: "AddressDiffers",
        next: "start-again",
        message: `${what} Please start Amazon Pay again.`,
      }
    : {
        code: "AddressDiffers",
        next: "choose-address",
        message: `${what} Please choose the delivery address there again.`,
      }
}

/** Constraints that are left on the order reference; the first one names the next step. */
export function constraintProblem(ids: string[]): Problem {
  const { next, message } = constraintAdvice(ids[0] ?? "Unknown")
  return { code: "ConstraintsExist", constraints: ids, next, message }
}

/** The buyer has not confirmed the payment at their bank yet, or not any more. */
export const challengeProblem: Problem = {
  code: "BuyerConfirmationRequired",
  next: "challenge",
  message: "Your bank wants you to confirm this payment. Please confirm it to go on.",
}
