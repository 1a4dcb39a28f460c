import { z } from "zod"
import {
  element,
  flag,
  idList,
  list,
  money,
  openText,
  optionalOpenText,
  requiredText,
  text,
} from "../xml-values"
import { address } from "./address"
import { status } from "./status"

export type OrderReferenceState = "Draft" | "Open" | "Suspended" | "Canceled" | "Closed"

export type OrderReferenceReason =
  | "InvalidPaymentMethod"
  | "SellerCanceled"
  | "Stale"
  | "AmazonCanceled"
  | "SellerClosed"
  | "Expired"
  | "MaxAmountCharged"
  | "MaxAuthorizationsCaptured"
  | "MaxAuthorizationsProcessed"
  | "AmazonClosed"

export type ConstraintId =
  | "AmountNotSet"
  | "BuyerEqualsSeller"
  | "BuyerEqualSeller"
  | "PaymentPlanNotSet"
  | "PaymentMethodNotAllowed"
  | "ShippingAddressNotSet"
  | "CurrencyMismatch"

export const orderReferenceStatus = status<OrderReferenceState, OrderReferenceReason>()

const constraint = z.object({ constraintId: openText<ConstraintId>(), description: text })

/** "SellerOrderAttributes". */
export const sellerOrderAttributes = z.object({
  sellerId: text,
  sellerOrderId: text,
  storeName: text,
  customInformation: text,
  supplementaryData: text,
  orderItemCategories: list(["orderItemCategory"], requiredText),
})

/**
 * "OrderReferenceDetails". `idList` holds authorization ids. Constraints must be empty before confirmation. Name,
 * address lines, phone and buyer appear only after confirmation, or with an access token.
 */
export const orderReferenceDetails = z.object({
  amazonOrderReferenceId: requiredText,
  buyer: element(z.object({ name: text, email: text, phone: text })),
  orderTotal: money,
  sellerNote: text,
  platformId: text,
  destination: element(z.object({ destinationType: text, physicalDestination: element(address) })),
  paymentDescriptor: element(
    z.object({
      name: text,
      accountNumberTail: text,
      fullDescriptor: text,
      useAmazonBalanceFirst: flag,
    }),
  ),
  billingAddress: element(z.object({ addressType: text, physicalAddress: element(address) })),
  releaseEnvironment: optionalOpenText<"Sandbox" | "Live">(),
  sellerOrderAttributes: element(sellerOrderAttributes),
  orderReferenceStatus: element(orderReferenceStatus),
  constraints: list(["constraint"], constraint),
  creationTimestamp: text,
  expirationTimestamp: text,
  idList,
  orderLanguage: text,
  requestPaymentAuthorization: flag,
  paymentServiceProviderAttributes: element(
    z.object({ paymentServiceProviderId: text, paymentServiceProviderOrderId: text }),
  ),
  paymentAuthenticationStatus: element(z.object({ state: text })),
})

export type OrderReferenceDetails = z.output<typeof orderReferenceDetails>
