import type { OperationRow } from "../../modules/amazon-pay"
import { operation } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { attentionOf, noTrouble } from "../attention"
import { findPendingActions } from "../pending-actions"
import {
  ago,
  byHand,
  charge,
  hold,
  hour,
  inWords,
  minute,
  now,
  assessment,
  whole,
} from "./assessments"

type Parts = Parameters<typeof assessment>[0]

const again = [{ do: "capture-again", operationId: "apop_last", amount: "20.00" }]
/** Declined an hour after somebody had asked for it, and due. */
const late = (over: Partial<OperationRow> = {}) =>
  byHand({
    ...{ id: "apop_last", amount: "20.00", purpose: "person", state: "declined" },
    ...{ reason_code: "ProcessingFailure", next_check_at: ago(minute), sequence: 5, ...over },
  })
const notSent = late({ purpose: "upkeep", state: "failed", reason_code: "NotSent" })
const refusedOf = (one: OperationRow) =>
  one.state === "failed" ? { ...one, reason_code: "TransactionCountExceeded", sequence: 6 } : one
const byPerson = (kind: "release" | "close") =>
  operation({ kind, action: "CloseAuthorization", purpose: "person", sequence: 7 })
const pending = (parts: Parts) => findPendingActions(assessment(parts), now)
const listed = (parts: Parts) => inWords(attentionOf(assessment(parts), now, noTrouble))

describe("a charge by hand that Amazon has declined when nobody waited", () => {
  it.each<[string, Parts]>([
    ["while the order reference is open", { operations: [late()] }],
    [
      "while its money is held, though the order reference is closed",
      { reference: { state: "Closed" }, operations: [hold(), late()] },
    ],
    ["once more when it could not be sent", { operations: [late({ id: "apop_1" }), notSent] }],
    ["also where only people charge", { operations: [late()], trigger: undefined }],
  ])("is asked for again, and nobody is told, %s", (_, parts) => {
    expect(pending(parts)).toEqual(again)
    expect(listed(parts)).toBeNull()
  })

  it("is waited for until it is due, and nobody is told", () => {
    const parts = { operations: [late({ next_check_at: ago(-minute) })] }
    expect(pending(parts)).toEqual([])
    expect(listed(parts)).toBeNull()
    // Nor is it told of what no parcel asks for.
    expect(listed({ ...parts, order: { parcels: [whole] } })).toBeNull()
  })

  const declined = "capture-declined 20.00"
  it.each<[string, Parts, string | null]>([
    [
      "somebody has charged it meanwhile",
      { operations: [late(), byHand({ amount: "20.00" })] },
      null,
    ],
    [
      "the store was refused when it asked again",
      { operations: [late({ id: "apop_1", next_check_at: null }), notSent].map(refusedOf) },
      declined,
    ],
    [
      "a person has let the money go since",
      { operations: [hold({ amazon_state: "Closed" }), late(), byPerson("release")] },
      declined,
    ],
    [
      "a person has ended the order reference since",
      { reference: { state: "Closed" }, operations: [hold(), late(), byPerson("close")] },
      declined,
    ],
    [
      "another payment has, or a parcel was",
      { operations: [late()], elsewhere: [charge({ amount: "20.00" })] },
      declined,
    ],
    [
      "a part of it is not owed any more",
      { operations: [late()], order: { costs: "15.00", owed: "15.00" } },
      "capture-declined 15.00",
    ],
    [
      "Amazon waits for another payment method",
      { reference: { state: "Suspended" }, operations: [late()] },
      declined,
    ],
    [
      "it was tried too often",
      { operations: [late({ id: "apop_1" }), late({ id: "apop_2" }), late()] },
      declined,
    ],
    [
      "it was declined while its person waited",
      { operations: [late({ next_check_at: null })] },
      declined,
    ],
    ["the order is cancelled", { operations: [late()], order: { canceled: true } }, null],
    ["there is no order", { operations: [late()], order: null }, null],
  ])("is not asked for again where %s", (_, parts, expected) => {
    const all = pending(parts).map((one) => one.do)
    expect(all).not.toContain("capture-again")
    if (!parts?.elsewhere) expect(listed(parts)).toBe(expected)
  })

  it("is asked for after a parcel that asks for the same money", () => {
    const parts = { operations: [late({ requested_at: ago(hour) })], order: { parcels: [whole] } }
    expect(pending(parts)).toEqual([{ do: "charge-parcel", fulfillmentId: "ful_1" }, ...again])
  })

  it("is asked for as far as no parcel will ask for it, when parcels were charged since", () => {
    const part = late({ amount: "6.00" })
    const rest = charge({ amount: "14.00", parcel_amount: "14.00", sequence: 6 })
    const parts = { operations: [part, rest], order: { parcels: [whole] } }
    expect(pending(parts)).toEqual([{ ...again[0], amount: "6.00" }])
    expect(listed(parts)).toBeNull()
  })

  it("is not asked for beside a parcel that another payment was charged for since", () => {
    const part = late({ amount: "6.00" })
    const rest = charge({ amount: "14.00", parcel_amount: "20.00", sequence: 6 })
    const parts = { operations: [part], elsewhere: [rest], order: { parcels: [whole] } }
    expect(pending(parts).map((one) => one.do)).toEqual(["charge-parcel"])
  })
})
