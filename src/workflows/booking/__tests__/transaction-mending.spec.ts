import fc from "fast-check"
import { mending, type BookedCapture, type CaptureTransaction } from "../transaction-mending"

const capture = (id: string, amount: string): BookedCapture => ({ id, amount })
const transaction = (id: string, reference_id: string, amount: string): CaptureTransaction => ({
  id,
  reference_id,
  amount,
})

describe("an order's transactions", () => {
  it("are left alone when they are its captures", () => {
    const right = [transaction("t1", "c1", "7"), transaction("t2", "c2", "9.00")]
    expect(mending([capture("c1", "7.00"), capture("c2", "9")], right)).toEqual({
      add: [],
      remove: [],
    })
  })

  it("are mended when two captures at once left four", () => {
    const captures = [capture("c1", "7"), capture("c2", "9")]
    const four = [
      transaction("t1", "c1", "7"),
      transaction("t2", "c2", "7"),
      transaction("t3", "c1", "9"),
      transaction("t4", "c2", "9"),
    ]
    expect(mending(captures, four)).toEqual({ add: [], remove: ["t2", "t3"] })
  })

  it("are mended alike by two who read them in another order", () => {
    const captures = [capture("c1", "7")]
    const twice = [transaction("t2", "c1", "7"), transaction("t1", "c1", "7")]
    expect(mending(captures, twice)).toEqual({ add: [], remove: ["t2"] })
    expect(mending(captures, [...twice].reverse())).toEqual({ add: [], remove: ["t2"] })
  })

  it("gain what a process that died did not write", () => {
    expect(mending([capture("c1", "7")], [])).toEqual({ add: [capture("c1", "7")], remove: [] })
  })

  it("equal the captures one to one afterwards, whatever they were", () => {
    const amount = fc.constantFrom("7", "9", "7.00", "12.5")
    const captures = fc
      .array(amount, { maxLength: 5 })
      .map((amounts) => amounts.map((one, n) => capture(`c${n}`, one)))
    const transactions = fc
      .array(fc.tuple(fc.nat({ max: 6 }), amount), { maxLength: 8 })
      .map((rows) => rows.map(([of, one], n) => transaction(`t${n}`, `c${of}`, one)))
    fc.assert(
      fc.property(captures, transactions, (all, before) => {
        const { add, remove } = mending(all, before)
        const after = [
          ...before.filter(({ id }) => !remove.includes(id)),
          ...add.map(({ id, amount: one }) => transaction(`new ${id}`, id, one)),
        ]
        expect(
          after.map(({ reference_id, amount: one }) => [reference_id, Number(one)]).sort(),
        ).toEqual(all.map(({ id, amount: one }) => [id, Number(one)]).sort())
        expect(mending(all, after)).toEqual({ add: [], remove: [] })
      }),
    )
  })
})
