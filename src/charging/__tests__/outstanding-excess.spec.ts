import { order, payment } from "./order-facts-of"
import type { OrderFacts } from "../order-facts"
import { overstatedCollections, outstandingExcess } from "../outstanding-excess"

const waiting = (amount: string, id = "pay_col_2") => ({ id, amount })
const charged = (captured: string, refunded = "0") => ({
  payments: [{ ...payment, captured, refunded }],
})

const amountsOf = (facts: OrderFacts) => overstatedCollections(facts).map(({ amount }) => amount)

describe("a collection that an edit has raised, while Amazon was deciding on its payment", () => {
  /** Made for 20.00, and captured; the edit asks for 5.00 more. */
  const raised = { openCollections: [{ id: "pay_col_1", amount: "25.0049" }], total: "25.0049" }
  const other = (over: object) => ({
    ...{ ...payment, id: "pay_2", collectionId: "pay_col_2", amount: "5.00", captured: "5.00" },
    ...over,
  })

  it("asks for what its payment has brought, and is complete, when another payment has brought the rest", () => {
    const own = { ...payment, captured: "20.00" }
    expect(overstatedCollections(order({ ...raised, payments: [own, other({})] }))).toEqual([
      { id: "pay_col_1", amount: "20", isPaid: true },
    ])
  })

  it.each([
    ["while its own payment is not captured", { captured: "0" }, {}],
    ["while the other one is not captured", { captured: "20.00" }, { captured: "0" }],
    ["when what that brought was given back", { captured: "20.00" }, { refunded: "5.00" }],
  ])("stays as it is %s", (_, own, of) => {
    const payments = [{ ...payment, ...own }, other(of)]
    expect(overstatedCollections(order({ ...raised, payments }))).toEqual([])
  })

  it("goes with the payments that were cancelled", () => {
    const payments = [{ ...payment, canceled: true }, other({ captured: "25.00" })]
    expect(overstatedCollections(order({ ...raised, payments }))).toEqual([
      { id: "pay_col_1", amount: "0", isPaid: false },
    ])
  })
})

describe("what waits for a payment", () => {
  it.each<[string, Partial<OrderFacts>, string[]]>([
    ["asks for nothing that was charged", { ...charged("20.00") }, ["0"]],
    ["asks for what was not charged", { ...charged("12.00") }, ["8"]],
    ["stays when it asks for less than is left", { ...charged("5.00") }, []],
    ["stays while nothing is charged, whatever is held", {}, []],
    ["asks for what was given back, which is to be paid again", { ...charged("20", "15") }, []],
    [
      "asks for nothing that was given back out of good will, and credited",
      { ...charged("20.00", "5.00"), owed: "15.00", creditedRefunds: "5.00" },
      ["0"],
    ],
    ["stays as long as Medusa's order asks for it", { ...charged("20.00"), owed: "35.00" }, []],
    ["stays when the order is cancelled", { ...charged("20.00"), canceled: true }, []],
    [
      "asks for nothing when the order has a fraction more",
      { total: "20.0049", ...charged("20") },
      ["0"],
    ],
  ])("%s", (_, over, amounts) => {
    const facts = order({ unpaidCollections: [waiting("15.00")], ...over })
    expect(amountsOf(facts)).toEqual(amounts)
  })

  it("stays with a fraction more than its currency has, as Medusa writes it", () => {
    const facts = order({ ...charged("5.00"), unpaidCollections: [waiting("15.0049")] })
    expect(overstatedCollections(facts)).toEqual([])
  })

  it("stays before anything is charged, also when it asks for more than the order costs", () => {
    expect(overstatedCollections(order({ unpaidCollections: [waiting("25.00")] }))).toEqual([])
  })

  it("asks for nothing in several places when all was charged", () => {
    const several = [waiting("20.00"), waiting("4.00", "pay_col_3")]
    expect(amountsOf(order({ ...charged("20.00"), unpaidCollections: several }))).toEqual([
      "0",
      "0",
    ])
  })

  it("stays in several places while something is left, of which nobody can tell where it belongs", () => {
    const several = [waiting("20.00"), waiting("4.00", "pay_col_3")]
    expect(
      overstatedCollections(order({ ...charged("18.00"), unpaidCollections: several })),
    ).toEqual([])
  })

  it("is left with nothing that was given back out of good will of a payment that is taken up again", () => {
    const facts = order({
      ...{ total: "25.00", creditedRefunds: "5.00" },
      payments: [{ ...payment, captured: "20.00", refunded: "5.00" }],
      unpaidCollections: [waiting("25.00")],
    })
    expect(outstandingExcess(facts)).toEqual([waiting("5")])
  })

  it("is left with what the order costs beyond a payment that is taken up again", () => {
    const facts = order({ total: "25.00", unpaidCollections: [waiting("25.00")] })
    expect(outstandingExcess(facts)).toEqual([waiting("5")])
  })
})
