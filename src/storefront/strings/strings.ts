import type { ProblemCode } from "../checkout/problem.ts"

/** Constraints that a buyer can meet: Amazon's, and what the shop does not deliver to or offer Amazon Pay for. */
export const constraintCodes = [
  "CountryNotDelivered",
  "PoBoxNotDelivered",
  "PackingStationNotDelivered",
  "ProductNotOffered",
  "CustomerNotOffered",
  "AddressDiffers",
  "AddressUnread",
  "AmountNotSet",
  "BuyerEqualsSeller",
  "CurrencyMismatch",
  "PaymentMethodNotAllowed",
  "PaymentMethodNotUpdated",
  "PaymentPlanNotSet",
  "ShippingAddressNotServed",
  "ShippingAddressNotSet",
] as const
export type ConstraintCode = (typeof constraintCodes)[number]

/** Everything the kit says to a buyer, in one language. `{total}` stands for the amount with its currency. */
export interface Strings {
  readonly region: string
  readonly loading: string
  readonly signIn: string
  readonly signingIn: string
  readonly address: string
  readonly payment: string
  readonly fixedAddress: string
  readonly total: string
  readonly consent: string
  readonly placeOrder: string
  readonly placing: string
  readonly toAmazon: string
  readonly checking: string
  readonly continueOrder: string
  readonly placed: string
  readonly waiting: string
  readonly orderDeclined: string
  readonly retry: string
  readonly signOut: string
  readonly useAmazonAgain: string
  readonly problems: Readonly<Record<ProblemCode, string>>
  readonly constraints: Readonly<Record<ConstraintCode, string>>
}
