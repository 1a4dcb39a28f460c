import type { OrderReference } from "./order-reference"

export interface Constraint {
  readonly id: string
  readonly description: string
}

const descriptions: Readonly<Record<string, string>> = {
  AmountNotSet: "The seller has not set the amount of the order.",
  BuyerEqualsSeller: "The buyer and the seller are the same person.",
  CurrencyMismatch: "The order total's currency differs from the one the wallet presents.",
  PaymentMethodNotAllowed: "The chosen payment method cannot be used for this order.",
  PaymentPlanNotSet: "The buyer has not chosen a payment method.",
  ShippingAddressNotSet: "The buyer has not chosen a shipping address.",
}

export function constraint(id: string): Constraint {
  return { id, description: descriptions[id] ?? id }
}

/** Everything that keeps a draft from being confirmed. */
export function orderReferenceConstraints(order: OrderReference): readonly Constraint[] {
  const found = new Set<string>()
  if (!order.total) found.add("AmountNotSet")
  if (order.buyerEqualsSeller) found.add("BuyerEqualsSeller")
  if (
    order.total &&
    order.presentmentCurrency &&
    order.presentmentCurrency !== order.total.currency
  ) {
    found.add("CurrencyMismatch")
  }
  if (!order.paymentMethod) found.add("PaymentPlanNotSet")
  if (order.paymentMethod?.behaviour === "PaymentMethodNotAllowed") {
    found.add("PaymentMethodNotAllowed")
  }
  if (order.shipped && !order.address) found.add("ShippingAddressNotSet")
  if (order.simulatedConstraint) found.add(order.simulatedConstraint)
  return [...found].map(constraint)
}
