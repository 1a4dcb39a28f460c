import type { OrderReferenceDetails } from "../../mws"
import { constraintsOf } from "../order-reference-view"

const details = (
  state: string,
  constraints: string[] = [],
  amount?: string,
  currencyCode = "USD",
): OrderReferenceDetails => ({
  amazonOrderReferenceId: "S01-1234567-1234567",
  orderReferenceStatus: { state },
  constraints: constraints.map((constraintId) => ({ constraintId })),
  idList: [],
  ...(amount ? { orderTotal: { amount, currencyCode } } : {}),
})
const codes = (read: OrderReferenceDetails, served = true) =>
  constraintsOf(read, { total: "75.50", currency_code: "USD" }, served).map(({ code }) => code)

describe("the constraints a storefront is told", () => {
  it("are those that a buyer can do something about", () => {
    expect(codes(details("Draft", ["AmountNotSet"]))).toEqual([])
    expect(codes(details("Draft", ["AmountNotSet", "PaymentPlanNotSet"]))).toEqual([
      "PaymentPlanNotSet",
    ])
    expect(codes(details("Draft", ["BuyerEqualSeller"]))).toEqual(["BuyerEqualsSeller"])
  })

  it("are not those of an older total, which is told again", () => {
    expect(codes(details("Draft", ["AmountNotSet"], "70.00"))).toEqual([])
    expect(codes(details("Draft", ["CurrencyMismatch"], "75.50", "EUR"))).toEqual([])
    expect(codes(details("Draft", ["CurrencyMismatch"], "75.5"))).toEqual(["CurrencyMismatch"])
    expect(codes(details("Draft", ["AmountNotSet"], "75.50"))).toEqual(["AmountNotSet"])
  })

  it("are the plugin's own, too", () => {
    expect(codes(details("Draft"), false)).toEqual(["ShippingAddressNotServed"])
    expect(codes(details("Open", [], "75.5"))).toEqual([])
    expect(codes(details("Open", [], "70.00"))).toEqual(["TotalChanged"])
    expect(codes(details("Suspended", [], "75.50", "EUR"))).toEqual(["TotalChanged"])
    expect(codes(details("Canceled"))).toEqual(["OrderReferenceEnded"])
    expect(codes(details("Closed", [], "70.00"))).toEqual(["OrderReferenceEnded"])
  })
})
