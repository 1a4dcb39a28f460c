import type { Strings } from "./strings.ts"

export const en: Strings = {
  region: "Pay with Amazon",
  loading: "Amazon Pay is loading…",
  signIn: "Use the addresses and payment methods of your Amazon account.",
  signingIn: "Sign in to Amazon in the window that has opened.",
  address: "Delivery address",
  payment: "Payment method",
  fixedAddress: "Delivery address (can no longer be changed)",
  total: "To pay: {total}",
  consent: "I agree to pay {total}.",
  placeOrder: "Buy now",
  placing: "Your order is being placed…",
  toAmazon: "You are being taken to Amazon to confirm your payment…",
  checking: "We are checking how your payment stands…",
  continueOrder: "Continue with the order",
  placed: "Thank you. Your order has been placed.",
  waiting:
    "Your order is placed. Amazon is still checking the payment; you do not have to do anything.",
  orderDeclined:
    "Amazon has declined the payment of this order. Please choose another payment method at Amazon, or contact us.",
  retry: "Try again",
  signOut: "Sign out of Amazon",
  useAmazonAgain: "Try Amazon Pay again",
  problems: {
    "store-unreachable": "The shop could not be reached. Check your connection and try again.",
    "store-refused": "The shop could not do this.",
    "unexpected-answer": "The shop answered something unexpected. Please pay another way.",
    "amazon-unreachable":
      "Amazon Pay cannot be reached right now. You can try again or pay another way.",
    "script-conflict": "Amazon Pay needs this page to be loaded again.",
    "not-configured": "Amazon Pay is not available in this shop right now. Please pay another way.",
    "not-offered": "Amazon Pay is not offered for this cart. Please pay another way.",
    "sign-in-failed": "You were not signed in to Amazon.",
    "session-expired": "You are no longer signed in to Amazon. Please sign in again.",
    "checkout-expired":
      "Your choices at Amazon have expired. Please choose address and payment method again.",
    "amazon-trouble": "Amazon reports a problem. Please try again.",
    "payment-declined":
      "Your payment method was declined. Please choose another one, then place the order again.",
    "payment-not-processed":
      "Amazon could not process the payment just now. Nothing was charged. Please place the order again.",
    "payment-refused": "Amazon could not accept this payment. Please pay another way.",
    "authentication-failed": "Your bank did not confirm the payment. Please pay another way.",
    "authentication-abandoned":
      "The payment was not confirmed. Choose a payment method and place the order again.",
    "authentication-open":
      "The payment is not confirmed yet. Check your choices and place the order again.",
    "order-refused": "The order could not be placed.",
    interrupted:
      "Placing your order was interrupted. Continue to finish it; you will not be charged twice.",
    "outcome-unknown":
      "We do not know yet whether your order was placed. Continue to find out; you will not be charged twice.",
    "total-changed": "The total has changed. Please check it and agree again.",
  },
  constraints: {
    CountryNotDelivered:
      "This shop does not deliver to this country with Amazon Pay. Please choose another address.",
    PoBoxNotDelivered:
      "This shop does not deliver to post office boxes. Please choose another address.",
    PackingStationNotDelivered:
      "This shop does not deliver to packing stations or parcel shops. Please choose another address.",
    ProductNotOffered:
      "Your cart has something that cannot be paid with Amazon Pay. Please pay another way.",
    CustomerNotOffered:
      "Amazon Pay is not offered for your customer account. Please pay another way.",
    AddressDiffers: "The delivery address is not the one chosen at Amazon. Please choose it again.",
    AddressUnread: "Please choose the delivery address once more.",
    AmountNotSet: "The total is not known to Amazon yet. Please try again.",
    BuyerEqualsSeller: "You cannot buy in your own shop with this Amazon account.",
    CurrencyMismatch: "This payment method cannot be used in the currency of your cart.",
    PaymentMethodNotAllowed: "This payment method cannot be used here. Please choose another one.",
    PaymentMethodNotUpdated: "Please choose another payment method: this one was declined.",
    PaymentPlanNotSet: "Please choose a payment method.",
    ShippingAddressNotServed:
      "This shop does not deliver to this address. Please choose another one.",
    ShippingAddressNotSet: "Please choose a delivery address.",
  },
}
