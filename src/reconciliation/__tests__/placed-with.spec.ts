import { reference } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { CollectionSession } from "../../medusa/collection-sessions"
import { costsNothing, isPaidOtherwise, isPlacedWith, waitsSince } from "../placed-with"
import type { OrderFacts } from "../../charging/order-facts"
import { ago, day, declined, hold, hour, order, payment } from "./assessments"

const placed = order({ payments: [], placedAt: ago(hour) })
const own = reference({ total: "20.00" })
const session = (over: Partial<CollectionSession> = {}): CollectionSession => ({
  id: "payses_1",
  provider_id: "pp_other",
  status: "pending",
  currency_code: "usd",
  raw_amount: "20",
  created_at: ago(0),
  data: {},
  ...over,
})
const offers = { data: { amazon_order_reference_id: own.amazon_order_reference_id } }

describe("an order was placed with its order reference", () => {
  it.each([
    ["when a session offers it", [session(offers)], true],
    ["when no session is left", [], true],
    ["when another session was made after the order", [session()], true],
    ["not when another session was there before", [session({ created_at: ago(day) })], false],
    [
      "not when another provider was asked for the money",
      [session({ status: "pending_authorization" })],
      false,
    ],
  ])("%s", (_, sessions, expected) => {
    expect(isPlacedWith({ order: placed, reference: own }, sessions, own.id)).toBe(expected)
  })

  it("not when the buyer has chosen another order reference after it, nor before there is an order", () => {
    const sessions = [session(offers)]
    expect(isPlacedWith({ order: placed, reference: own }, sessions, "aporef_2")).toBe(false)
    expect(isPlacedWith({ order: null, reference: own }, sessions, own.id)).toBe(false)
  })
})

describe("an order waits for its payment", () => {
  const waits = (over: Partial<Parameters<typeof waitsSince>[0]> = {}, isChosen = true) =>
    waitsSince({ order: placed, reference: own, operations: [], ...over }, isChosen)
  const linked = reference({ bound_after_order: true })
  const other = { ...payment, orderReferenceId: undefined }

  it("since it was placed", () => {
    expect(waits()).toEqual(placed.placedAt)
  })

  it("since its buyer asked to pay, where somebody in the store has made the order", () => {
    expect(waits({ reference: linked })).toBeNull()
    const asked = declined({ requested_at: ago(day) })
    expect(waits({ reference: linked, operations: [asked, hold()] })).toEqual(ago(day))
  })

  it("for what it has grown by since goods came back and were refunded, though it was paid before", () => {
    const paid = { ...other, collectionId: "pay_col_2", captured: "20.00", refunded: "10.00" }
    const grown = { ...placed, ...{ total: "13.60", owed: "13.60" }, payments: [paid] }
    const asked = declined({ requested_at: ago(day) })
    const over = { order: grown, reference: linked, operations: [asked] }
    expect(waits(over)).toEqual(ago(day))
    const all = { ...paid, id: "pay_2", amount: "3.60", captured: "3.60", refunded: "0" }
    expect(waits({ ...over, order: { ...grown, payments: [paid, all] } })).toBeNull()
  })

  it.each([
    ["when it was placed with another way to pay", {}, false],
    ["when there is none", { order: null }, true],
    ["when it costs nothing", { order: { ...placed, total: "0.004" } }, true],
    ["when it cost nothing as it was placed", { reference: { ...own, total: "0" } }, true],
    ["when it has its payment", { order: { ...placed, payments: [payment] } }, true],
    ["when another payment pays for it", { order: { ...placed, payments: [other] } }, true],
  ])("not %s", (_, over, isChosen) => {
    expect(waits(over, isChosen)).toBeNull()
  })
})

describe("an order is paid another way", () => {
  const paid = (...payments: Partial<typeof payment>[]) =>
    isPaidOtherwise({
      order: order({ payments: payments.map((over) => ({ ...payment, ...over })) }),
      reference: own,
    })
  const other = { orderReferenceId: "S01-7654321-7654321" }
  const elsewhere = { ...other, collectionId: "pay_col_2" }

  it("by a payment of the same payment collection, whatever it comes to", () => {
    expect(paid({ ...other, amount: "1.00" })).toBe(true)
  })

  it("by payments of other collections that come to the total, and not by less", () => {
    expect(paid({ ...elsewhere, amount: "12.00" }, { ...elsewhere, amount: "8.00" })).toBe(true)
    expect(paid({ ...elsewhere, amount: "19.99" })).toBe(false)
  })

  it("by a payment of its total in whole cents, where the total has more digits", () => {
    const isPaid = (total: string, amount: string) =>
      isPaidOtherwise({
        order: order({
          ...{ total, costs: total },
          payments: [{ ...payment, ...elsewhere, amount }],
        }),
        reference: own,
      })
    expect(isPaid("20.0042", "20.00")).toBe(true)
    expect(isPaid("16.2259", "16.2259")).toBe(true)
    expect(isPaid("20.0042", "19.99")).toBe(false)
  })

  describe("not by money that was given back", () => {
    const grown = { owed: "27.354775", costs: "27.354775", total: "27.354775" }
    const isPaid = (facts: Partial<OrderFacts>, ...others: Partial<typeof payment>[]) =>
      isPaidOtherwise({
        order: order({
          ...facts,
          payments: others.map((over) => ({ ...payment, ...elsewhere, ...over })),
        }),
        reference: own,
      })
    const first = { amount: "53.357325", captured: "53.36", refunded: "29.61" }

    it("when the order has grown since goods came back", () => {
      expect(isPaid(grown, first)).toBe(false)
      expect(isPaid(grown, first, { amount: "3.604775" })).toBe(true)
    })

    it("when the way back was on the buyer, and the order has grown since", () => {
      const back = { ...first, refunded: "24.61" }
      expect(isPaid({ ...grown, costs: "32.35", owed: "32.35" }, back)).toBe(false)
    })

    it("when it was given back out of good will, and the order has grown since", () => {
      const facts = { creditedRefunds: "52.36", total: "56.96", costs: "4.60", owed: "4.60" }
      expect(isPaid(facts, { ...first, refunded: "52.36" })).toBe(false)
    })

    it("but by what is left after a return or good will, to the fraction of a cent", () => {
      expect(isPaid({ total: "23.75095", owed: "23.75", costs: "23.75" }, first)).toBe(true)
      const credited = { creditedRefunds: "5", total: "53.357325", costs: "48.36", owed: "48.36" }
      expect(isPaid(credited, { ...first, refunded: "5" })).toBe(true)
      const elsewhere = { creditedElsewhere: "5", total: "48.36", costs: "48.36", owed: "48.36" }
      expect(isPaid(elsewhere, { ...first, refunded: "5", orderReferenceId: "" })).toBe(true)
    })

    it("and neither is it unpaid while goods are asked back, with or without a price for it", () => {
      const facts = { total: "53.357325", costs: "58.36", owed: "58.36", askedBack: "29.61" }
      expect(isPaid(facts, { ...first, refunded: "0" })).toBe(true)
    })

    it("nor by what a cancelled payment has not taken, though by what it has", () => {
      const part = { amount: "20.00", captured: "12.00", canceled: true }
      expect(isPaid({}, part)).toBe(false)
      expect(isPaid({}, part, { amount: "8.00" })).toBe(true)
    })
  })

  it("not by its own payment, a cancelled one, or none", () => {
    expect(paid({})).toBe(false)
    expect(paid({ ...other, canceled: true })).toBe(false)
    expect(paid()).toBe(false)
  })
})

it("costs nothing when its total rounds to nothing in its currency", () => {
  expect(costsNothing(order({ total: "0" }))).toBe(true)
  expect(costsNothing(order({ total: "-3" }))).toBe(true)
  expect(costsNothing(order({ total: "0.01" }))).toBe(false)
})
