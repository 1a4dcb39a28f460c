import fc from "fast-check"
import {
  isMedusas,
  transactionRepair as transactionRepair,
  type BookedRow,
  type RowTransaction,
} from "../transaction-repair"

const repairOf = (rows: BookedRow[], transactions: RowTransaction[]) =>
  transactionRepair("pay_1", rows, transactions)
const capture = (id: string, amount: string, fresh = false): BookedRow => ({
  id,
  kind: "capture",
  amount,
  fresh,
})
const transaction = (id: string, reference_id: string, amount: string): RowTransaction => ({
  id,
  reference_id,
  amount,
})

describe("an order's transactions", () => {
  it("are left alone when they are its captures", () => {
    const right = [transaction("t1", "c1", "7"), transaction("t2", "c2", "9.00")]
    expect(repairOf([capture("c1", "7.00"), capture("c2", "9")], right)).toEqual({
      add: [],
      awaited: [],
      remove: [],
    })
  })

  it("are repaired when two captures at once left four", () => {
    const captures = [capture("c1", "7"), capture("c2", "9")]
    const four = [
      transaction("t1", "c1", "7"),
      transaction("t2", "c2", "7"),
      transaction("t3", "c1", "9"),
      transaction("t4", "c2", "9"),
    ]
    expect(repairOf(captures, four)).toMatchObject({ add: [], remove: ["t2", "t3"] })
  })

  it("are repaired alike by two who read them in another order", () => {
    const captures = [capture("c1", "7")]
    const twice = [transaction("t2", "c1", "7"), transaction("t1", "c1", "7")]
    expect(repairOf(captures, twice)).toMatchObject({ add: [], remove: ["t2"] })
    expect(repairOf(captures, [...twice].reverse())).toMatchObject({ add: [], remove: ["t2"] })
  })

  it("gain what a process that died did not write", () => {
    expect(repairOf([capture("c1", "7")], [])).toEqual({
      add: [capture("c1", "7")],
      awaited: [],
      remove: [],
    })
  })

  it("are not doubled where one is about to be written", () => {
    const fresh = capture("c2", "9", true)
    expect(repairOf([capture("c1", "7"), fresh], [transaction("t1", "c1", "7")])).toEqual({
      add: [],
      awaited: [fresh],
      remove: [],
    })
  })

  it("are repaired for a fresh capture, too, once a wrong one is written", () => {
    const fresh = capture("c2", "9", true)
    expect(repairOf([fresh], [transaction("t1", "c2", "7")])).toEqual({
      add: [fresh],
      awaited: [],
      remove: ["t1"],
    })
  })

  it("count a refund once that Medusa names by its payment, as it does when an order is cancelled", () => {
    const refund = { ...capture("ref_1", "-7"), kind: "refund" as const }
    const nothing = { add: [], awaited: [], remove: [] }
    expect(repairOf([refund], [transaction("t1", "pay_1", "-7")])).toEqual(nothing)
    const both = [transaction("t1", "pay_1", "-7"), transaction("t2", "ref_1", "-7")]
    expect(repairOf([refund], both)).toEqual({ ...nothing, remove: ["t1"] })
    const second = { ...refund, id: "ref_2" }
    expect(repairOf([refund, second], [transaction("t1", "pay_1", "-7")])).toEqual({
      ...nothing,
      add: [second],
    })
  })

  it("equal the captures one to one afterwards, whatever they were", () => {
    const amount = fc.constantFrom("7", "9", "7.00", "12.5")
    const captures = fc
      .array(fc.tuple(amount, fc.boolean()), { maxLength: 5 })
      .map((rows) => rows.map(([one, fresh], n) => capture(`c${n}`, one, fresh)))
    const transactions = fc
      .array(fc.tuple(fc.nat({ max: 6 }), amount), { maxLength: 8 })
      .map((rows) => rows.map(([of, one], n) => transaction(`t${n}`, `c${of}`, one)))
    fc.assert(
      fc.property(captures, transactions, (all, before) => {
        const { add, awaited, remove } = repairOf(all, before)
        const repaired = [
          ...before.filter(({ id }) => !remove.includes(id)),
          ...add.map(({ id, amount: one }) => transaction(`new ${id}`, id, one)),
        ]
        expect(awaited.every(({ fresh }) => fresh)).toBe(true)
        expect(repairOf(all, repaired)).toEqual({ add: [], awaited, remove: [] })
        // Whoever booked them writes what is awaited.
        const written = awaited.map(({ id, amount: one }) => transaction(`own ${id}`, id, one))
        const after = [...repaired, ...written]
        expect(
          after.map(({ reference_id, amount: one }) => [reference_id, Number(one)]).sort(),
        ).toEqual(all.map(({ id, amount: one }) => [id, Number(one)]).sort())
        expect(repairOf(all, after)).toEqual({ add: [], awaited: [], remove: [] })
      }),
    )
  })
})

describe("a transaction of an order", () => {
  it.each([
    ["of a capture is Medusa's", "capture", "capt_1", true],
    ["of a refund is Medusa's", "refund", "ref_1", true],
    ["of a refund that names the payment is Medusa's", "refund", "pay_1", true],
    ["of a refund that names another payment is not this payment's", "refund", "pay_2", false],
    ["of a capture that names the payment is another system's", "capture", "pay_1", false],
    ["that calls a capture a refund is another system's", "refund", "capt_1", false],
    ["that names the payment in other words is another system's", "fee", "pay_1", false],
    ["that names a capture in other words is another system's", "fee", "capt_1", false],
    ["that names a refund without a word is another system's", null, "ref_1", false],
    ["of a capture in another system's numbers is another system's", "capture", "ERP-1", false],
    ["of a refund that names nothing is another system's", "refund", null, false],
  ])("%s", (_, reference, reference_id, expected) => {
    expect(isMedusas({ reference, reference_id }, "pay_1")).toBe(expected)
  })
})
