import type { OrderFacts } from "../order-facts"

export const payment = {
  id: "pay_1",
  collectionId: "pay_col_1",
  providerId: "pp_amazon-pay_amazon-pay",
  orderReferenceId: "S01-1234567-1234567",
  canceled: false,
  amount: "20.00",
  captured: "0",
  refunded: "0",
  refunds: [],
}

/** Two mugs, paid with Amazon Pay, nothing packed. */
export function order(over: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id: "order_1",
    placedAt: new Date(0),
    canceled: false,
    currencyCode: "USD",
    total: "20.00",
    costs: "20.00",
    owed: over.costs ?? "20.00",
    askedBack: "0",
    creditedRefunds: "0",
    creditedElsewhere: "0",
    shipping: "0",
    lines: [{ id: "mug", quantity: "2", returned: "0", cost: "20.00", ships: true }],
    parcels: [],
    payments: [payment],
    unpaidCollections: [],
    openCollections: [],
    ...over,
  }
}
