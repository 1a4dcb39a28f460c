import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import type { OperationRow, Snapshot } from "../../ledger/rows"
import { withAllowance } from "../../money"
import { captureStep, type CaptureAsk } from "../capture-step"
import { chargeBound, isStillOwed } from "../charge-bound"
import { captured, operation, reference } from "./ledger-of"

const open = (total = "100.00") => reference({ total, state: "Open" })
const refund = (amount: string, over: Partial<OperationRow> = {}) =>
  operation({ kind: "refund", action: "Refund", amount, amazon_parent_id: "S01-C1", ...over })
const owed = (total: string, takenElsewhere = "0.00") => ({
  ...{ total, takenElsewhere },
  askedBack: "0.00",
  creditedRefunds: "0.00",
})
const ledger = (...operations: OperationRow[]): Snapshot => ({ reference: open(), operations })
const left = (own: Snapshot, total: string, ...others: Snapshot[]) =>
  chargeBound(own, { owed: owed(total), others }, "amount")

describe("what may still be charged", () => {
  it("is the cart's total while there is no order", () => {
    expect(chargeBound(ledger(), { owed: null, others: [] }, "amount")).toBe("100.00")
  })

  it("is what the order costs now, above or below what its payment was made for", () => {
    expect(left(ledger(), "60.00")).toBe("60.00")
    expect(left(ledger(), "110.00")).toBe("110.00")
  })

  it("is no more than Amazon allows for the order reference, whatever was given back", () => {
    expect(left(ledger(), "500.00")).toBe("115.00")
    expect(left(ledger(captured("100.00"), refund("100.00")), "100.00")).toBe("15.00")
  })

  it.each(["recorded", "sent", "pending", "completed"] as const)(
    "counts a charge that is %s as made",
    (state) => {
      expect(left(ledger(captured("40.00", { state })), "100.00")).toBe("60.00")
    },
  )

  it.each(["declined", "failed"] as const)("does not count a charge that was %s", (state) => {
    expect(left(ledger(captured("40.00", { state })), "100.00")).toBe("100.00")
  })

  it("grows by what was given back, as Medusa's outstanding amount does", () => {
    expect(left(ledger(captured("60.00"), refund("20.00")), "100.00")).toBe("55.00")
    expect(left(ledger(captured("40.00"), refund("20.00")), "100.00")).toBe("75.00")
  })

  it("counts what the order's other payments took", () => {
    const other = { ...ledger(captured("30.00")), reference: { ...open(), id: "aporef_2" } }
    expect(left(ledger(), "100.00", other)).toBe("70.00")
    expect(chargeBound(ledger(), { owed: owed("100.00", "25.00"), others: [] }, "amount")).toBe(
      "75.00",
    )
  })

  it("is for goods that leave also what others are asked back for: a request is no return", () => {
    const beside = { owed: { ...owed("100.00"), askedBack: "60.00" }, others: [] }
    const paid = ledger(captured("60.00"))
    expect(chargeBound(paid, beside, "goods")).toBe("40.00")
    expect(chargeBound(paid, beside, "amount")).toBe("0.00")
    const parcel = { ...captured("40.00"), id: "apop_2", fulfillment_id: "ful_2" }
    expect(isStillOwed(parcel, ledger(captured("60.00"), parcel), beside)).toBe(true)
    expect(
      isStillOwed({ ...parcel, fulfillment_id: null }, ledger(captured("60.00"), parcel), beside),
    ).toBe(false)
  })

  it("is for a person no refund once more that Medusa has credited; for goods it is when a capture was undone by it", () => {
    const beside = { owed: { ...owed("90.00"), creditedRefunds: "10.00" }, others: [] }
    const undone = ledger(
      captured("10.00", { amazon_id: "S01-C1" }),
      captured("30.00", { amazon_id: "S01-C2" }),
      refund("4.00"),
      refund("6.00"),
    )
    expect(chargeBound(undone, beside, "amount")).toBe("60.00")
    expect(chargeBound(undone, beside, "goods")).toBe("70.00")
  })

  it("is for goods a whole refund once more that Amazon declined after it was booked: the merchant gives it back another way", () => {
    const beside = { owed: { ...owed("60.00"), creditedRefunds: "40.00" }, others: [] }
    const declined = refund("40.00", { state: "declined", booked_id: "ref_1" })
    const own = ledger(captured("40.00", { amazon_id: "S01-C1" }), declined)
    const bound = chargeBound(own, beside, "goods")
    expect(bound).toBe(
      chargeBound(
        ledger(captured("40.00", { amazon_id: "S01-C1" }), refund("40.00")),
        beside,
        "goods",
      ),
    )
    expect(bound).not.toBe(chargeBound(own, beside, "amount"))
  })

  it("is no refund once more of a part of a capture: that was good will", () => {
    const own = ledger(captured("40.00", { amazon_id: "S01-C1" }), refund("10.00"))
    const beside = { owed: { ...owed("90.00"), creditedRefunds: "10.00" }, others: [] }
    expect(chargeBound(own, beside, "goods")).toBe("60.00")
  })

  it("is not more by what was given back beyond what was charged", () => {
    expect(left(ledger(captured("60.00"), refund("63.00")), "20.00")).toBe("20.00")
  })

  it("is never negative", () => {
    expect(left(ledger(captured("90.00")), "40.00")).toBe("0.00")
  })
})

describe("a charge without an answer", () => {
  const sent = captured("60.00", { id: "apop_sent", state: "sent" })
  const made = captured("40.00", { id: "apop_made" })
  const owes = (total: string, elsewhere?: string) =>
    isStillOwed(sent, ledger(made, sent), { owed: owed(total, elsewhere), others: [] })

  it("is still owed while there is room for it beside the others", () => {
    expect(owes("100.00")).toBe(true)
  })

  it("is not owed any more once the order costs less, or is paid another way", () => {
    expect(owes("99.99")).toBe(false)
    expect(owes("100.00", "0.01")).toBe(false)
  })
})

const cents = fc.integer({ min: 1, max: 20_000 }).map((amount) => (amount / 100).toFixed(2))
const state = fc.constantFrom("sent" as const, "pending", "completed", "declined", "failed")
const asked = fc.record({
  amount: cents,
  as: fc.constantFrom("parcel" as const, "person", "row"),
  becomes: state,
  on: fc.constantFrom(0, 1),
  /** What the order costs when it is asked: it may have been edited since. */
  total: cents,
})

/** Asks, lets Amazon answer, and asks again: the ledgers of two order references that pay for one order. */
function lived(asks: readonly (typeof asked extends fc.Arbitrary<infer A> ? A : never)[]) {
  const ledgers: Snapshot[] = [1, 2].map((number) => ({
    reference: { ...open("100.00"), id: `aporef_${number}` },
    operations: [],
  }))
  const charges: { total: string; kept: string; own: string }[] = []
  const sum = (operations: readonly OperationRow[]) =>
    MathBN.sum(
      0,
      ...operations
        .filter((one) => one.state !== "declined" && one.state !== "failed")
        .map(({ amount }) => amount ?? "0"),
    ).toFixed(2)
  asks.forEach(({ amount, as, becomes, on, total }, index) => {
    const own = ledgers[on]
    if (!own) return
    const ask: CaptureAsk =
      as === "parcel"
        ? { amount, fulfillmentId: `ful_${index}` }
        : { amount, ...(as === "row" ? { bookedId: `capt_${index}` } : {}) }
    const others = ledgers.filter((one) => one !== own)
    const { record } = captureStep(own, ask, { owed: owed(total), others }, new Set())
    if (!record?.amount) return
    const made = { amount: record.amount, state: becomes, fulfillment_id: `ful_${index}` }
    own.operations.push(captured(made.amount, { ...made, sequence: index + 1 }))
    const kept = sum(ledgers.flatMap(({ operations }) => operations))
    if (becomes !== "declined" && becomes !== "failed") {
      charges.push({ total, kept, own: sum(own.operations) })
    }
    // Its outcome is learnt before the next is asked for.
    for (const one of own.operations) if (one.state === "sent") one.state = "completed"
  })
  return charges
}

describe("whoever asks, however often, for whatever", () => {
  it("takes no more than the order owes at that moment, and no more than Amazon allows", () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (asks) => {
        for (const { total, kept, own } of lived(asks)) {
          expect(MathBN.lte(kept, total)).toBe(true)
          expect(MathBN.lte(own, withAllowance("100.00", "USD"))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
