import fc from "fast-check"
import {
  captured,
  operation,
  reference,
} from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay"
import { operationStates } from "../../modules/amazon-pay/vocabulary"
import type { PaymentRow } from "../payment-rows"
import { sortRows } from "../sorted-rows"

const since = new Date("2026-01-01T00:00:00Z")
const old = new Date(since.getTime() - 1)
const row = (over: Partial<PaymentRow> = {}): PaymentRow => ({
  id: "capt_1",
  amount: "10",
  createdBy: "user_1",
  createdAt: old,
  ...over,
})
const sort = (
  rows: PaymentRow[],
  operations: OperationRow[],
  kind: "capture" | "refund" = "capture",
) => sortRows(kind, rows, { reference: reference(), operations }, since)
const refund = (amount: string, over: Partial<OperationRow>) =>
  operation({ kind: "refund", action: "Refund", amount, ...over })
const only = (where: "booked" | "open" | "surplus", id = "capt_1") => ({
  booked: [],
  open: [],
  surplus: [],
  [where]: [id],
})

describe("a capture row of Medusa's", () => {
  it.each([
    ["completed", "booked"],
    ["pending", "open"],
    ["recorded", "open"],
    ["sent", "open"],
    ["declined", "surplus"],
    ["failed", "surplus"],
  ] as const)("whose charge is %s is %s", (state, where) => {
    expect(sort([row()], [captured("10.00", { booked_id: "capt_1", state })])).toEqual(only(where))
  })

  it("that asked twice, and was declined first, is booked", () => {
    const both = [
      captured("10.00", { booked_id: "capt_1", state: "declined" }),
      captured("10.00", { booked_id: "capt_1" }),
    ]
    expect(sort([row()], both)).toEqual(only("booked"))
  })

  it("that nobody asked Amazon for is left to its maker for a while", () => {
    expect(sort([row({ createdAt: new Date(since.getTime() + 1) })], [])).toEqual(only("open"))
    expect(sort([row()], [])).toEqual(only("surplus"))
  })

  it("that somebody is at is left alone, however old it is and whatever was declined for it", () => {
    const snapshot = { reference: reference(), operations: [] as OperationRow[] }
    const asking = new Set(["capt_1"])
    expect(sortRows("capture", [row()], snapshot, since, asking)).toEqual(only("open"))
    const declined = captured("10.00", { booked_id: "capt_1", state: "declined" })
    const again = { ...snapshot, operations: [declined] }
    expect(sortRows("capture", [row()], again, since, asking)).toEqual(only("open"))
    expect(sortRows("capture", [row()], again, since)).toEqual(only("surplus"))
  })

  it("of what was taken at the checkout is booked, though no charge names it", () => {
    expect(sort([row({ amount: "9.995", createdBy: null })], [captured("10.00")])).toEqual(
      only("booked"),
    )
  })

  it("is not booked for a parcel's charge of the same amount, which is given a row of its own", () => {
    expect(sort([row()], [captured("10.00", { fulfillment_id: "ful_1" })])).toEqual(only("surplus"))
  })

  it("is booked for one charge, not for another of the same amount", () => {
    const two = [row(), row({ id: "capt_2" })]
    expect(sort(two, [captured("10.00")])).toEqual({
      booked: ["capt_1"],
      open: [],
      surplus: ["capt_2"],
    })
    expect(sort(two, [captured("10.00", { booked_id: "capt_2" })])).toEqual({
      booked: ["capt_2"],
      open: [],
      surplus: ["capt_1"],
    })
  })

  describe("that was made to book a charge", () => {
    const own = row({ createdBy: "apop_1", createdAt: new Date(since.getTime() + 1) })

    it("is somebody's work until the charge is given to a row", () => {
      expect(sort([own], [captured("10.00", { id: "apop_1" })])).toEqual(only("open"))
      expect(sort([own], [captured("10.00", { id: "apop_1", booked_id: "capt_0" })])).toEqual(
        only("open"),
      )
    })

    it("is surplus at once when another row has the charge", () => {
      const other = row({ id: "capt_2", createdBy: "apop_1" })
      const charge = captured("10.00", { id: "apop_1", booked_id: "capt_2" })
      expect(sort([own, other], [charge])).toEqual({
        booked: ["capt_2"],
        open: [],
        surplus: ["capt_1"],
      })
    })

    it("is surplus when Amazon has not charged it", () => {
      const charge = captured("10.00", { id: "apop_1", state: "declined" })
      expect(sort([own], [charge])).toEqual(only("surplus"))
    })
  })
})

describe("a refund row of Medusa's", () => {
  it.each([
    ["completed", "booked"],
    ["pending", "booked"],
    // Decision 6.
    ["declined", "booked"],
    ["recorded", "open"],
    ["sent", "open"],
    ["failed", "surplus"],
  ] as const)("whose refund is %s is %s", (state, where) => {
    const made = [refund("10.00", { booked_id: "ref_1", state })]
    expect(sort([row({ id: "ref_1" })], made, "refund")).toEqual(only(where, "ref_1"))
  })

  it("is not booked by a charge", () => {
    const charge = captured("10.00", { booked_id: "ref_1" })
    expect(sort([row({ id: "ref_1" })], [charge], "refund")).toEqual(only("surplus", "ref_1"))
  })
})

describe("rows, whatever they are", () => {
  const ids = ["row_0", "row_1", "row_2"]
  const amounts = fc.constantFrom("5.00", "10.00")
  const operations = fc
    .array(
      fc.record({
        state: fc.constantFrom(...operationStates),
        amount: amounts,
        booked_id: fc.constantFrom(null, "gone", ...ids),
      }),
      { maxLength: 4 },
    )
    .map((all) => all.map((over, n) => operation({ kind: "capture", id: `apop_${n}`, ...over })))
  const rows = fc
    .array(
      fc.record({
        amount: amounts,
        createdBy: fc.constantFrom(null, "user_1", "apop_0", "apop_1"),
        createdAt: fc.constantFrom(old, new Date(since.getTime() + 1)),
      }),
      { maxLength: 3 },
    )
    .map((all) => all.map((over, n): PaymentRow => ({ id: ids[n] ?? "", ...over })))

  it("are each one of three things", () => {
    fc.assert(
      fc.property(rows, operations, (some, made) => {
        const { booked, open, surplus } = sort(some, made)
        expect([...booked, ...open, ...surplus].sort()).toEqual(some.map(({ id }) => id))
      }),
    )
  })

  it("are never more booked than Amazon has charged times", () => {
    fc.assert(
      fc.property(rows, operations, (some, made) => {
        const { booked } = sort(some, made)
        const charges = made.filter(({ state }) => state === "completed")
        expect(booked.length).toBeLessThanOrEqual(charges.length)
      }),
    )
  })

  it("are not taken away while a charge or an open call names them", () => {
    fc.assert(
      fc.property(rows, operations, (some, made) => {
        const { surplus } = sort(some, made)
        const named = made.filter(({ state }) => state !== "declined" && state !== "failed")
        for (const { booked_id } of named) expect(surplus).not.toContain(booked_id)
      }),
    )
  })

  it("are sorted alike when what was surplus is gone", () => {
    fc.assert(
      fc.property(rows, operations, (some, made) => {
        const { booked, surplus } = sort(some, made)
        const rest = some.filter(({ id }) => !surplus.includes(id))
        const again = sort(rest, made)
        expect(again.surplus).toEqual([])
        expect(again.booked).toEqual(expect.arrayContaining(booked))
      }),
    )
  })
})
