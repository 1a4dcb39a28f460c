import { owedOrderSchema, owedTotal } from "../owed-total"

const item = (over: object = {}) => ({
  id: "line_1",
  total: "50",
  return_requested_total: "0",
  return_received_total: "0",
  return_dismissed_total: "0",
  ...over,
})
const order = (over: object = {}) =>
  owedTotal(
    owedOrderSchema.parse({
      status: "pending",
      currency_code: "usd",
      total: "100",
      items: [item(), item({ id: "line_2" })],
      shipping_methods: [],
      credit_lines: [],
      payment_collections: [],
      ...over,
    }),
  )
const refunded = (amount: string) => ({
  credit_lines: [{ amount, reference: "payment_collection", reference_id: "pay_col_1" }],
  payment_collections: [
    {
      id: "pay_col_1",
      payments: [{ provider_id: "pp_amazon-pay_amazon-pay", refunds: [{ amount }] }],
    },
  ],
})

describe("what Medusa says that an order costs", () => {
  it("is its total, rounded to the currency's digits", () => {
    expect(order({ total: "98.9050" })).toMatchObject({ total: "98.91", creditedRefunds: "0.00" })
  })

  it("is without what is asked back and has not come yet", () => {
    const asked = order({ items: [item({ return_requested_total: "20" })] })
    expect(asked).toMatchObject({ total: "80.00", costs: "100.00" })
  })

  it("is nothing once the order is cancelled", () => {
    expect(order({ status: "canceled" }).total).toBe("0.00")
  })

  it("counts a line once that Medusa has written down twice", () => {
    expect(order({ total: "150", items: [item(), item({ id: "line_2" }), item()] }).total).toBe(
      "100.00",
    )
  })

  it("says what of it was credited beside a refund", () => {
    expect(order({ total: "90", ...refunded("10") })).toMatchObject({
      total: "90.00",
      creditedRefunds: "10.00",
    })
  })

  it("takes goods that came back off once, though their refund was credited as well", () => {
    const items = [item({ return_received_total: "30" })]
    expect(order({ total: "40", items, ...refunded("30") })).toMatchObject({
      total: "70.00",
      creditedRefunds: "0.00",
    })
  })
})
