import type { Returns } from "../asked-back"
import { owedOrderSchema, owedTotal } from "../owed-total"

const item = (over: object = {}) => ({
  id: "line_1",
  total: "50",
  return_requested_total: "0",
  return_received_total: "0",
  return_dismissed_total: "0",
  ...over,
})
const order = ({ returns = [], ...over }: { returns?: Returns } & Record<string, unknown> = {}) =>
  owedTotal(
    owedOrderSchema.parse({
      id: "order_1",
      status: "pending",
      currency_code: "usd",
      total: "100",
      items: [item(), item({ id: "line_2" })],
      shipping_methods: [],
      credit_lines: [],
      payment_collections: [],
      ...over,
    }),
    returns,
  )
const asking = (amount: string, quantity: string) =>
  item({ return_requested_total: amount, detail: { return_requested_quantity: quantity } })
const back = (over: object, quantity: string, received = "0") => ({
  ...{ status: "requested", created_at: new Date(3), exchange_id: null, claim_id: null },
  items: [{ item_id: "line_1", quantity, received_quantity: received, damaged_quantity: "0" }],
  ...over,
})
const refunded = (amount: string, created_at = new Date(5)) => ({
  credit_lines: [{ amount, reference: "payment_collection", reference_id: "pay_col_1" }],
  payment_collections: [
    {
      id: "pay_col_1",
      payments: [{ provider_id: "pp_amazon-pay_amazon-pay", refunds: [{ amount, created_at }] }],
    },
  ],
})

describe("what Medusa says that an order costs", () => {
  it("is less good will that was given after goods had come back and been refunded", () => {
    // Two mugs for 50 each; one came back, and Medusa credits nothing with what it owes. Then 6 were credited.
    const cameBack = item({ return_received_total: "50", total: "0" })
    const good = refunded("6", new Date(6))
    const [collection] = good.payment_collections
    const refunds = [
      { amount: "50", created_at: new Date(5) },
      { amount: "6", created_at: new Date(6) },
    ]
    const payments = [{ provider_id: "pp_amazon-pay_amazon-pay", refunds }]
    expect(
      order({
        ...{ total: "44", items: [cameBack, item({ id: "line_2" })] },
        ...{ credit_lines: good.credit_lines, payment_collections: [{ ...collection, payments }] },
        returns: [back({ status: "received" }, "1", "1")],
      }),
    ).toMatchObject({ total: "44.00", creditedRefunds: "6.00" })
  })

  it("is its total, rounded to the currency's digits", () => {
    expect(order({ total: "98.9050" })).toMatchObject({ total: "98.91", creditedRefunds: "0.00" })
  })

  it("is with what is only asked back: anybody who knows an order may ask", () => {
    const asked = order({ items: [asking("20", "2")], returns: [back({}, "2")] })
    expect(asked).toMatchObject({ total: "100.00", askedBack: "20.00", costs: "100.00" })
  })

  it.each([
    ["an exchange", { exchange_id: "exchange_1" }],
    ["a claim", { claim_id: "claim_1" }],
  ])("is without what is asked back for %s", (_, whose) => {
    const asked = order({ items: [asking("20", "2")], returns: [back(whose, "2")] })
    expect(asked).toMatchObject({ total: "80.00", askedBack: "0.00", costs: "100.00" })
  })

  it("tells what is exchanged of a line from what is only asked back of it", () => {
    const both = [back({ exchange_id: "exchange_1" }, "2", "1"), back({}, "3")]
    const asked = order({ items: [asking("20", "4")], returns: both })
    expect(asked).toMatchObject({ total: "95.00", askedBack: "15.00" })
  })

  it("is with what was to be exchanged once that is called off", () => {
    const off = [back({ exchange_id: "exchange_1", status: "canceled" }, "2"), back({}, "2")]
    const asked = order({ items: [asking("20", "2")], returns: off })
    expect(asked).toMatchObject({ total: "100.00", askedBack: "20.00" })
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

  it("has good will off beside goods that came back later: it was not for them", () => {
    const items = [item({ return_received_total: "30" })]
    const came = { total: "60", items, returns: [back({ status: "received" }, "2", "2")] }
    expect(order({ ...came, ...refunded("10", new Date(1)) })).toMatchObject({ total: "60.00" })
    expect(order({ ...came, ...refunded("10", new Date(5)) })).toMatchObject({ total: "70.00" })
  })

  it("takes goods that came back off once, though their refund was credited as well", () => {
    const items = [item({ return_received_total: "30" })]
    expect(order({ total: "40", items, ...refunded("30") })).toMatchObject({
      total: "70.00",
      creditedRefunds: "0.00",
    })
  })
})
