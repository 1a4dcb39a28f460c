import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { OrderLife, type Happening, type Ordered } from "./order-life"

const index = fc.nat({ max: 9 })
const percent = fc.integer({ min: 1, max: 100 })
const pieces = fc.array(fc.nat({ max: 4 }), { minLength: 4, maxLength: 4 })

const ordered: fc.Arbitrary<Ordered> = fc.record({
  digits: fc.constantFrom(0, 2, 3),
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 6 }),
      price: fc.integer({ min: 0, max: 5_000_000 }),
      ships: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  shipping: fc.nat({ max: 200_000 }),
})

const packing = fc.record({ what: fc.constant("pack" as const), pieces, fails: fc.boolean() })
const anything: fc.Arbitrary<Happening> = fc.oneof(
  packing,
  packing,
  fc.record({
    what: fc.constantFrom("retry" as const, "cancel" as const, "takeBack" as const),
    which: index,
  }),
  fc.record({ what: fc.constant("remove" as const), which: index }),
  fc.record({
    what: fc.constantFrom("captureByHand" as const, "refund" as const, "credit" as const),
    percent,
  }),
)

/** An order after these happenings, with everything shipped and asked for in the end. */
function lived(order: Ordered, events: readonly Happening[]): OrderLife {
  const life = new OrderLife(order)
  events.forEach((event) => {
    life.happen(event)
  })
  life.finish()
  return life
}

const history = (...kinds: Happening["what"][]) =>
  fc.array(
    anything.filter(({ what }) => kinds.includes(what)),
    { maxLength: 12 },
  )
const every: Happening["what"][] = [
  "pack",
  "retry",
  "cancel",
  "takeBack",
  "remove",
  "captureByHand",
  "refund",
  "credit",
]

describe("whatever happens to an order", () => {
  it("never charges more than it owes, counting what came back and what was given back", () => {
    fc.assert(
      fc.property(ordered, history(...every), (order, events) => {
        for (const { taken, owed } of lived(order, events).charges) {
          const most = MathBN.convert(owed).toFixed(order.digits, 4)
          expect(MathBN.lte(taken, most)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it("asks for amounts Amazon takes: above zero, with exactly the currency's digits", () => {
    const shape = { 0: /^\d+$/, 2: /^\d+\.\d{2}$/, 3: /^\d+\.\d{3}$/ }
    fc.assert(
      fc.property(ordered, history(...every), (order, events) => {
        for (const { amount } of lived(order, events).charges) {
          expect(amount).toMatch(shape[order.digits as keyof typeof shape])
        }
      }),
      { numRuns: 300 },
    )
  })

  it("asks for nothing more when a parcel that was charged is asked for again", () => {
    fc.assert(
      fc.property(ordered, history("pack", "retry", "cancel", "captureByHand"), (order, events) => {
        const life = lived(order, events)
        for (const parcel of life.packed.filter(({ state }) => state === "charged")) {
          expect(MathBN.lte(life.ask(parcel), 0)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe("when nothing but what came back is given back", () => {
  const event: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({ what: fc.constant("pack" as const), pieces, fails: fc.constant(false) }),
    fc.record({ what: fc.constant("takeBack" as const), which: index }),
    fc.constant({ what: "refundReturns" as const }),
    fc.record({
      what: fc.constant("add" as const),
      price: fc.integer({ min: 1, max: 5_000_000 }),
      ships: fc.boolean(),
    }),
  )

  it("owes no less than Medusa says is outstanding, whatever was added since", () => {
    fc.assert(
      fc.property(ordered, fc.array(event, { maxLength: 12 }), (order, events) => {
        const life = new OrderLife(order)
        for (const event of events) {
          life.happen(event)
          const kept = MathBN.sub(life.captured, life.refunded)
          const outstanding = MathBN.sub(life.total, kept)
          const least = MathBN.sub(outstanding, `1e-${order.digits}`)
          expect(MathBN.gte(life.owes, least)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe("when everything has shipped", () => {
  it("has charged the order's total, to the minor unit", () => {
    fc.assert(
      fc.property(ordered, history("pack", "retry", "cancel", "captureByHand"), (order, events) => {
        const life = lived(order, events)
        expect(MathBN.convert(life.captured).toFixed(order.digits)).toBe(
          MathBN.convert(life.total).toFixed(order.digits, 4),
        )
      }),
      { numRuns: 500 },
    )
  })

  it("has charged the total of an order that lost lines and was given credit, unless more was taken before", () => {
    fc.assert(
      fc.property(
        ordered,
        history("pack", "retry", "cancel", "captureByHand", "remove", "credit"),
        (order, events) => {
          const life = lived(order, events)
          const total = MathBN.convert(life.total).toFixed(order.digits, 4)
          // Without a parcel to charge it with, a unit that rounding left is left for good.
          if (life.endedWithParcel) expect(MathBN.gte(life.captured, total)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it("has charged what is kept and what came back, whether that was refunded or not", () => {
    fc.assert(
      fc.property(ordered, history("pack", "takeBack"), (order, events) => {
        // Nothing fails here: what comes back has been paid for.
        const paid = events.map((one) => (one.what === "pack" ? { ...one, fails: false } : one))
        const life = lived(order, paid)
        const all = MathBN.add(life.total, life.returned).toFixed(order.digits, 4)
        // A return of less than a minor unit may go one way or the other.
        expect(MathBN.lte(MathBN.abs(MathBN.sub(life.captured, all)), `1e-${order.digits}`)).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })
})
