import { parcelAmount, type OrderLine, type ParcelQuestion } from "../parcel-amount"

const line = (id: string, quantity: string, cost: string, over: Partial<OrderLine> = {}) => ({
  id,
  quantity,
  cost,
  returned: "0",
  ships: true,
  ...over,
})
const mugs = { mug: "2" }
const tote = { tote: "1" }

/** Two mugs for 30, a tote for 40, shipping for 5.50. */
const ask = (over: Partial<ParcelQuestion>): string =>
  parcelAmount({
    total: "75.50",
    shipping: "5.50",
    lines: [line("mug", "2", "30"), line("tote", "1", "40")],
    captured: "0",
    refunded: "0",
    charged: [],
    waiting: [],
    parcel: mugs,
    digits: 2,
    ...over,
  })

describe("the worth of a parcel", () => {
  it("is its items, with the shipping in the first parcel", () => {
    expect(ask({})).toBe("35.50")
  })

  it("is its items alone in a later parcel", () => {
    const lines = [line("mug", "3", "30"), line("tote", "1", "40")]
    expect(ask({ lines, charged: [tote], captured: "45.50" })).toBe("20.00")
  })

  it("is whatever is left in the last parcel", () => {
    expect(ask({ total: "75.49", charged: [mugs], captured: "35.50", parcel: tote })).toBe("39.99")
  })

  it("takes part of a line by quantity, rounded half up to the currency's digits", () => {
    const lines = [line("mug", "3", "10")]
    const part = (digits: number) => ask({ total: "10", shipping: "0", lines, digits })
    expect([part(0), part(2), part(3)]).toEqual(["7", "6.67", "6.667"])
  })

  it("takes quantities that are no whole numbers", () => {
    const lines = [line("cloth", "2.5", "10"), line("tote", "1", "40")]
    expect(ask({ lines, parcel: { cloth: "0.75" }, total: "55.50" })).toBe("8.50")
  })
})

describe("money that was taken before", () => {
  it("pays for what leaves next, when it was taken by hand or by another payment", () => {
    expect(ask({ captured: "5.00" })).toBe("30.50")
    expect(ask({ captured: "60.00" })).toBe("0.00")
    expect(ask({ captured: "60.00", waiting: [mugs], parcel: tote })).toBe("15.50")
    expect(ask({ captured: "80.00" })).toBe("0.00")
  })

  it("pays for a parcel that was not charged, and so is not spent a second time", () => {
    const lines = [line("mug", "2", "30"), line("tote", "2", "80")]
    const total = "115.50"
    expect(ask({ lines, total, captured: "40.00", parcel: mugs })).toBe("0.00")
    expect(ask({ lines, total, captured: "40.00", waiting: [mugs], parcel: tote })).toBe("35.50")
  })

  it("does not pay for a parcel whose own charge failed", () => {
    expect(ask({ waiting: [mugs], parcel: tote })).toBe("45.50")
    expect(ask({ charged: [tote], captured: "45.50" })).toBe("30.00")
  })

  it("pays for the later parcel when it was taken for one that was cancelled", () => {
    expect(ask({ captured: "35.50" })).toBe("0.00")
    expect(ask({ captured: "35.50", waiting: [mugs], parcel: tote })).toBe("40.00")
    expect(ask({ captured: "35.50", parcel: tote })).toBe("10.00")
    expect(ask({ captured: "45.50", charged: [tote], parcel: mugs })).toBe("30.00")
  })

  it("pays for a parcel although rounding moved by a unit when another became the first", () => {
    const yen = {
      digits: 0,
      lines: [line("mug", "3", "1096.0311"), line("tote", "6", "2258.0358")],
      shipping: "0.1384",
      total: "3354.2053",
    }
    const later = { waiting: [{ mug: "2" }], captured: "2225", parcel: { tote: "3" } }
    expect(ask({ ...yen, ...later, charged: [{ mug: "1", tote: "3" }] })).toBe("1129")
  })

  it("pays for nothing any more when it was given back", () => {
    expect(ask({ captured: "35.50", refunded: "35.50" })).toBe("35.50")
    expect(ask({ captured: "35.50", refunded: "5.50" })).toBe("5.50")
  })
})

describe("an order that changes", () => {
  const shipped = { charged: [mugs], captured: "35.50", parcel: tote }

  it("costs less: never more than it owes", () => {
    expect(ask({ ...shipped, total: "60.00" })).toBe("24.50")
    expect(ask({ ...shipped, total: "30.00" })).toBe("0.00")
  })

  it("costs more: the parcel that completes it takes that, too", () => {
    const lines = [line("mug", "2", "34"), line("tote", "1", "40")]
    expect(ask({ ...shipped, lines, total: "79.50" })).toBe("44.00")
  })

  it("is complete when the rest was taken off it", () => {
    expect(ask({ lines: [line("mug", "2", "30")], total: "35.50" })).toBe("35.50")
    expect(ask({ lines: [line("mug", "2", "30"), line("gone", "0", "0")], total: "35.50" })).toBe(
      "35.50",
    )
  })

  it("is charged what it costs with credit taken off, when it ships at once", () => {
    expect(ask({ total: "60.00", parcel: { ...mugs, ...tote } })).toBe("60.00")
  })
})

describe("credit", () => {
  it("pays for goods that were kept before money does, so that money for goods that came back stays theirs", () => {
    // 20 of credit; both mugs and the tote were charged 55.50, the tote came back and was refunded, tea was added.
    const lines = [
      line("mug", "2", "30"),
      line("tote", "1", "40", { returned: "1" }),
      line("tea", "1", "25"),
    ]
    const all = { ...mugs, ...tote }
    const before = { lines, total: "40.50", charged: [all], captured: "55.50" }
    expect(ask({ ...before, refunded: "40.00", parcel: { tea: "1" } })).toBe("25.00")
  })
})

describe("goods that came back", () => {
  const lines = [line("mug", "2", "30", { returned: "1" }), line("tote", "1", "40")]
  const returned = { lines, total: "60.50", charged: [mugs], captured: "35.50", parcel: tote }

  it("change nothing about what the others cost, refunded or not", () => {
    expect(ask(returned)).toBe("40.00")
    expect(ask({ ...returned, refunded: "15.00" })).toBe("40.00")
    expect(ask({ ...returned, refunded: "25.00" })).toBe("40.00")
  })

  it("are not charged when they came back before anybody paid for them", () => {
    expect(ask({ ...returned, charged: [], captured: "0", parcel: mugs })).toBe("20.50")
    expect(ask({ ...returned, captured: "20.50" })).toBe("40.00")
    expect(ask({ ...returned, charged: [tote], captured: "45.50", parcel: mugs })).toBe("15.00")
  })
})

describe("what needs no shipping", () => {
  const lines = [
    line("mug", "2", "30"),
    line("tote", "1", "40"),
    line("song", "1", "9", { ships: false }),
  ]
  const total = "84.50"

  it("is charged with the first parcel, and not again when it is handed over", () => {
    expect(ask({ lines, total })).toBe("44.50")
    expect(ask({ lines, total, charged: [mugs], captured: "44.50", parcel: { song: "1" } })).toBe(
      "0.00",
    )
    expect(ask({ lines, total, charged: [mugs], captured: "44.50", parcel: tote })).toBe("40.00")
  })

  it("leaves the shipping to the first parcel that is shipped", () => {
    expect(ask({ lines, total, parcel: { song: "1" } })).toBe("9.00")
    expect(ask({ lines, total, charged: [{ song: "1" }], captured: "9.00" })).toBe("35.50")
  })

  it("completes an order that is nothing else", () => {
    expect(
      ask({ lines: lines.slice(2), total: "9.00", shipping: "0", parcel: { song: "1" } }),
    ).toBe("9.00")
  })
})
