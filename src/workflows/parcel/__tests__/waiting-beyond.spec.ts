import { order, payment } from "../../checking/__tests__/standings"
import type { OrderFacts } from "../order-facts"
import { overstatedCollections, waitingBeyond } from "../waiting-beyond"

const waiting = (amount: string, id = "pay_col_2") => ({ id, amount })
const charged = (captured: string, refunded = "0") => ({
  payments: [{ ...payment, captured, refunded }],
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
    expect(overstatedCollections(facts).map(({ amount }) => amount)).toEqual(amounts)
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
    expect(
      overstatedCollections(order({ ...charged("20.00"), unpaidCollections: several })),
    ).toEqual([waiting("0"), waiting("0", "pay_col_3")])
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
    expect(waitingBeyond(facts)).toEqual([waiting("5")])
  })

  it("is left with what the order costs beyond a payment that is taken up again", () => {
    const facts = order({ total: "25.00", unpaidCollections: [waiting("25.00")] })
    expect(waitingBeyond(facts)).toEqual([waiting("5")])
  })
})
