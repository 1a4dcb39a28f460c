import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { parcelWorth, type Contents, type OrderLine, type ParcelQuestion } from "../parcel-worth"

const base = (over: Partial<ParcelQuestion>): ParcelQuestion => ({
  total: "75.50",
  charged: "0",
  shipping: "5.50",
  lines: [
    { id: "mug", quantity: "2", total: "30" },
    { id: "tote", quantity: "1", total: "40" },
  ],
  earlier: [],
  parcel: { mug: "2" },
  digits: 2,
  ...over,
})

describe("the worth of a parcel", () => {
  it("is its items, with the shipping in the first parcel", () => {
    expect(parcelWorth(base({}))).toBe("35.50")
  })

  it("is its items alone in a later parcel", () => {
    const lines = [
      { id: "mug", quantity: "3", total: "30" },
      { id: "tote", quantity: "1", total: "40" },
    ]
    const question = base({
      lines,
      earlier: [{ tote: "1" }],
      charged: "45.50",
      parcel: { mug: "2" },
    })
    expect(parcelWorth(question)).toBe("20.00")
  })

  it("is whatever is left in the last parcel", () => {
    const question = base({ earlier: [{ mug: "2" }], charged: "35.50", parcel: { tote: "1" } })
    expect(parcelWorth(question)).toBe("40.00")
  })

  it("takes part of a line by quantity, rounded half up to the currency's digits", () => {
    const lines = [{ id: "mug", quantity: "3", total: "10" }]
    const ask = (digits: number) =>
      parcelWorth(base({ total: "10", shipping: "0", lines, parcel: { mug: "2" }, digits }))
    expect([ask(0), ask(2), ask(3)]).toEqual(["7", "6.67", "6.667"])
  })

  it("never asks for more than is left after captures made by hand", () => {
    expect(parcelWorth(base({ charged: "60.00" }))).toBe("15.50")
    expect(parcelWorth(base({ charged: "75.50" }))).toBe("0.00")
    expect(parcelWorth(base({ charged: "80.00" }))).toBe("0.00")
  })

  it("charges an order shipped at once what the order costs, credit taken off included", () => {
    const parcel = { mug: "2", tote: "1" }
    expect(parcelWorth(base({ total: "60.00", parcel }))).toBe("60.00")
  })

  it("ignores lines that were edited down to nothing", () => {
    const lines = [
      { id: "mug", quantity: "2", total: "30" },
      { id: "gone", quantity: "0", total: "0" },
    ]
    expect(parcelWorth(base({ total: "35.50", lines }))).toBe("35.50")
  })
})

/** An order of 1–5 lines in 1–6 parcels; line totals carry fractions of a minor unit, as discounts and taxes do. */
const order = fc
  .record({
    digits: fc.constantFrom(0, 2, 3),
    lines: fc.array(
      fc.record({
        total: fc.integer({ min: 0, max: 50_000_000 }).map((n) => MathBN.div(n, 10_000).toFixed(4)),
        // Which parcel each piece goes into.
        pieces: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 8 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    shipping: fc.integer({ min: 0, max: 99_999 }).map((n) => MathBN.div(n, 1000).toFixed(3)),
    discount: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ digits, lines, shipping, discount }) => {
    const orderLines: OrderLine[] = lines.map(({ total, pieces }, index) => ({
      id: `line${index}`,
      total,
      quantity: String(pieces.length),
    }))
    const parcels: Contents[] = []
    lines.forEach(({ pieces }, index) => {
      for (const parcel of pieces) {
        const contents = (parcels[parcel] ??= {})
        contents[`line${index}`] = String(Number(contents[`line${index}`] ?? 0) + 1)
      }
    })
    const goods = orderLines.reduce((sum, { total }) => MathBN.add(sum, total), MathBN.convert(0))
    const full = MathBN.add(goods, shipping)
    const total = MathBN.mult(full, MathBN.div(100 - discount, 100)).toFixed(digits, 4)
    return { digits, lines: orderLines, shipping, total, parcels: parcels.filter(Boolean) }
  })

function chargeAll({
  parcels,
  ...question
}: { parcels: Contents[] } & Omit<ParcelQuestion, "charged" | "earlier" | "parcel">) {
  const worths: string[] = []
  parcels.forEach((parcel, index) => {
    const charged = worths.reduce((sum, worth) => MathBN.add(sum, worth), MathBN.convert(0))
    worths.push(
      parcelWorth({
        ...question,
        charged: charged.toString(),
        earlier: parcels.slice(0, index),
        parcel,
      }),
    )
  })
  return worths
}

describe("over all parcels of an order", () => {
  it("charges the order's total, to the minor unit", () => {
    fc.assert(
      fc.property(order, (question) => {
        const sum = chargeAll(question).reduce(
          (all, one) => MathBN.add(all, one),
          MathBN.convert(0),
        )
        expect(sum.toFixed(question.digits)).toBe(question.total)
      }),
      { numRuns: 500 },
    )
  })

  it("asks for amounts Amazon takes: never negative, with exactly the currency's digits", () => {
    const shape = { 0: /^\d+$/, 2: /^\d+\.\d{2}$/, 3: /^\d+\.\d{3}$/ }
    fc.assert(
      fc.property(order, (question) => {
        for (const worth of chargeAll(question)) {
          expect(worth).toMatch(shape[question.digits])
        }
      }),
      { numRuns: 500 },
    )
  })

  it("differs from the exact worth of every parcel but the last by half a minor unit at most", () => {
    const undiscounted = order.map((question) => {
      const goods = question.lines.reduce(
        (sum, { total }) => MathBN.add(sum, total),
        MathBN.convert(0),
      )
      // Room above the goods: no parcel runs into what is left.
      return {
        ...question,
        total: MathBN.add(MathBN.add(goods, question.shipping), 10).toFixed(question.digits, 4),
      }
    })
    fc.assert(
      fc.property(undiscounted, (question) => {
        const halfUnit = `5e-${question.digits + 1}`
        chargeAll(question)
          .slice(0, -1)
          .forEach((worth, index) => {
            const goods = question.lines.reduce((sum, { id, quantity, total }) => {
              const share = MathBN.div(
                MathBN.mult(total, question.parcels[index]?.[id] ?? 0),
                quantity,
              )
              return MathBN.add(sum, share)
            }, MathBN.convert(0))
            const exact = index === 0 ? MathBN.add(goods, question.shipping) : goods
            // A hair of tolerance for the division's own last digit.
            expect(
              MathBN.lte(MathBN.abs(MathBN.sub(worth, exact)), MathBN.add(halfUnit, "1e-12")),
            ).toBe(true)
          })
      }),
      { numRuns: 300 },
    )
  })
})
