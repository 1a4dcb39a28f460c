import type { OperationRow } from "../../ledger/rows"
import { chargesByHand, chargeToRepeat, triesByHand } from "../charges-by-hand"
import { captured } from "./ledger-of"

const due = new Date(0)
const byHand = (over: Partial<OperationRow> = {}) =>
  captured("10.00", { purpose: "person", booked_id: null, ...over })
const declined = (over: Partial<OperationRow> = {}) =>
  byHand({ state: "declined", reason_code: "ProcessingFailure", next_check_at: due, ...over })
const again = (over: Partial<OperationRow> = {}) => declined({ purpose: "upkeep", ...over })
const notSent = again({ state: "failed", reason_code: "NotSent" })
const numbered = (...all: OperationRow[]) => all.map((one, id) => ({ ...one, id: `apop_${id}` }))
const repeated = (...all: OperationRow[]) =>
  chargeToRepeat({ operations: numbered(...all) })?.id ?? null

describe("a charge by hand that Amazon has declined when nobody waited", () => {
  it.each<[string, OperationRow[]]>([
    ["for a reason after which a parcel is asked for again", [declined()]],
    ["for another such reason", [declined({ reason_code: "AmazonRejected" })]],
    ["for the second time, where it may be asked for twice", [declined(), again()]],
    ["after something else was charged by hand", [byHand(), declined()]],
    ["and could not be asked for again yet", [declined(), notSent]],
  ])("is asked for again: %s", (_, all) => {
    expect(repeated(...all)).toBe(`apop_${all.length - 1}`)
  })

  it.each<[string, OperationRow[]]>([
    ["for the card", [declined({ reason_code: "InvalidPaymentMethod" })]],
    ["as often as it is asked for by itself", [declined(), again(), again()]],
    [
      "twice, where it is asked for once more",
      [declined({ reason_code: "AmazonRejected" }), again({ reason_code: "AmazonRejected" })],
    ],
    [
      "once more, counting what it was asked for at once",
      [
        declined({ reason_code: "AmazonRejected", next_check_at: null }),
        declined({ reason_code: "AmazonRejected" }),
      ],
    ],
    ["while its person waited", [declined({ next_check_at: null })]],
    ["and somebody has charged by hand since", [declined(), byHand()]],
    [
      "and Amazon decides on what somebody charges by hand since",
      [declined(), byHand({ state: "pending" })],
    ],
    [
      "and somebody was told since that it cannot be done",
      [declined(), byHand({ state: "failed" })],
    ],
    ["of a parcel", [declined({ fulfillment_id: "ful_1", purpose: "parcel" })]],
    ["at the checkout", [declined({ purpose: "cart" })]],
    ["of somebody in Seller Central", [declined({ purpose: "elsewhere" })]],
  ])("is not asked for again: %s", (_, all) => {
    expect(repeated(...all)).toBeNull()
  })

  it("counts the tries over the same amount, with nothing charged in between", () => {
    const other = declined({ amount: "9.00" })
    const all = numbered(declined(), byHand(), declined({ amount: "10" }), notSent, again())
    const last = all.at(-1)
    expect(chargesByHand({ operations: all })).toHaveLength(5)
    expect(last && triesByHand({ operations: all }, last).map(({ id }) => id)).toEqual([
      ...["apop_2", "apop_3", "apop_4"],
    ])
    const [, , third] = numbered(declined(), other, declined())
    const mixed = numbered(declined(), other, declined())
    expect(third && triesByHand({ operations: mixed }, third)).toHaveLength(1)
  })
})
