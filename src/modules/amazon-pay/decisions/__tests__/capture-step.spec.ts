import type { Snapshot } from "../../ledger/rows"
import { captureStep as stepBeside, type CaptureAsk } from "../capture-step"
import type { Beside } from "../charge-bound"
import { versionsOf } from "../ledger-version"
import { operationsVersion } from "../operations-version"
import { captured, held, leftOver, operation, reference } from "./ledger-of"

const none = new Set<string>()
const alone: Beside = { owed: null, others: [] }
const captureStep = (
  snapshot: Snapshot,
  ask: CaptureAsk,
  dead: ReadonlySet<string>,
  beside: Beside = alone,
) => stepBeside(snapshot, ask, beside, dead)
const open = reference({ state: "Open" })
const parcel: CaptureAsk = { amount: "35.50", fulfillmentId: "ful_1" }
const medusa: CaptureAsk = { amount: "35.50", bookedId: "capt_1" }

describe("charging a parcel", () => {
  it("captures the open authorization, in part", () => {
    const { step, record } = captureStep({ reference: open, operations: [held()] }, parcel, none)
    expect(step).toEqual({ do: "send" })
    expect(record).toMatchObject({
      action: "Capture",
      amount: "35.50",
      amazonParentId: "S01-A1",
      fulfillmentId: "ful_1",
    })
    expect(record?.parameters("REF-C1")).toEqual({
      amazonAuthorizationId: "S01-A1",
      captureReferenceId: "REF-C1",
      captureAmount: { amount: "35.50", currencyCode: "USD" },
    })
  })

  it("begins nothing for whoever saw the ledger before something else was begun", () => {
    const snapshot = { reference: open, operations: [held()] }
    const version = operationsVersion(snapshot)
    const byHand = { amount: "10.00", version }
    expect(captureStep(snapshot, byHand, none).record).toBeDefined()
    const later = { reference: open, operations: [...snapshot.operations, captured("10.00")] }
    const { step, record } = captureStep(later, byHand, none)
    expect(step).toEqual({ do: "superseded" })
    expect(record).toBeUndefined()
  })

  it("captures even when the order reference is closed: an open authorization stays capturable", () => {
    const closed = reference({ state: "Closed" })
    const { record } = captureStep({ reference: closed, operations: [held()] }, parcel, none)
    expect(record?.action).toBe("Capture")
  })

  it("authorizes with CaptureNow when the authorization is spent", () => {
    const operations = [
      { ...held(), amazon_state: "Closed" },
      captured("40.00", { fulfillment_id: "ful_0" }),
    ]
    const { record } = captureStep({ reference: open, operations }, parcel, none)
    expect(record).toMatchObject({ kind: "capture", action: "Authorize" })
    expect(record?.parameters("REF-C2")).toEqual({
      amazonOrderReferenceId: "S01-1234567-1234567",
      authorizationReferenceId: "REF-C2",
      authorizationAmount: { amount: "35.50", currencyCode: "USD" },
      transactionTimeout: 0,
      captureNow: true,
    })
  })

  it("lets go of an authorization that holds less, then authorizes anew", () => {
    const { record } = captureStep({ reference: open, operations: [held("30.00")] }, parcel, none)
    expect(record).toMatchObject({ kind: "release", action: "CloseAuthorization" })
    const released = [{ ...held("30.00"), amazon_state: "Closed" }]
    const then = captureStep({ reference: open, operations: released }, parcel, none)
    expect(then.record).toMatchObject({ action: "Authorize", amount: parcel.amount })
  })

  it.each(["completed", "pending"] as const)("finds the same parcel's %s charge", (state) => {
    const before = captured("35.50", { state, fulfillment_id: "ful_1" })
    const { step, record } = captureStep({ reference: open, operations: [before] }, parcel, none)
    expect(step).toEqual({ do: "done", operation: before })
    expect(record).toBeUndefined()
  })

  it.each(["declined", "failed"] as const)(
    "tries again after a %s charge of the same parcel",
    (state) => {
      const before = captured("35.50", { state, fulfillment_id: "ful_1" })
      const { record } = captureStep({ reference: open, operations: [before] }, parcel, none)
      expect(record?.action).toBe("Authorize")
    },
  )

  it("does not take another parcel's charge of the same amount for its own", () => {
    const other = captured("35.50", { fulfillment_id: "ful_0" })
    const { record } = captureStep({ reference: open, operations: [other] }, parcel, none)
    expect(record?.action).toBe("Authorize")
  })

  it("takes no more than the payment has left, whatever was charged since its worth was worked out", () => {
    const operations = [captured("50.00", { fulfillment_id: "ful_0" })]
    const { record } = captureStep({ reference: open, operations }, parcel, none)
    expect(record?.amount).toBe("25.50")
    expect(record?.parameters("REF")).toMatchObject({ authorizationAmount: { amount: "25.50" } })
  })

  it("charges nothing when nothing is left", () => {
    const operations = [captured("75.50", { fulfillment_id: "ful_0" })]
    const { step, record } = captureStep({ reference: open, operations }, parcel, none)
    expect(step).toEqual({ do: "nothing-left" })
    expect(record).toBeUndefined()
  })

  it("resolves an unknown outcome first, whatever amount is asked for now", () => {
    const sent = captured("20.00", { state: "sent" })
    const { step, record } = captureStep(
      { reference: open, operations: [held(), sent] },
      parcel,
      none,
    )
    expect(step).toEqual({ do: "resolve", operation: sent })
    expect(record).toBeUndefined()
  })

  describe("that Amazon could not process", () => {
    const failure = (slot: number) =>
      captured("35.50", {
        slot,
        state: "declined",
        reason_code: "ProcessingFailure",
        fulfillment_id: "ful_1",
      })

    it("is tried on the same authorization once more", () => {
      const { record } = captureStep(
        { reference: open, operations: [held(), failure(1)] },
        parcel,
        none,
      )
      expect(record).toMatchObject({ action: "Capture", amazonParentId: "S01-A1" })
    })

    it("is authorized anew after two failures, the old authorization let go first", () => {
      const operations = [held(), failure(1), failure(2)]
      const first = captureStep({ reference: open, operations }, parcel, none)
      expect(first.record).toMatchObject({ kind: "release", action: "CloseAuthorization" })
      const released = [{ ...held(), amazon_state: "Closed" }, failure(1), failure(2)]
      const then = captureStep({ reference: open, operations: released }, parcel, none)
      expect(then.record).toMatchObject({ kind: "capture", action: "Authorize" })
    })

    it("keeps its authorization where no new one can be had", () => {
      const closed = reference({ state: "Closed" })
      const operations = [held(), failure(1), failure(2)]
      const { record } = captureStep({ reference: closed, operations }, parcel, none)
      expect(record?.action).toBe("Capture")
    })
  })

  describe("whose capture Amazon declined at once, and kept the authorization", () => {
    const declined = (over = {}) =>
      captured("35.50", {
        ...{ action: "Authorize", state: "declined", reason_code: "ProcessingFailure" },
        ...{ fulfillment_id: "ful_1", ...over },
      })
    const snapshot = { reference: open, operations: [declined(), leftOver("35.50")] }
    const next = (ask: CaptureAsk, over: Partial<Snapshot> = {}) =>
      captureStep({ ...snapshot, ...over }, ask, none).record

    it("is taken from what is held", () => {
      expect(next(parcel)).toMatchObject({ action: "Capture", amazonParentId: "S01-A1" })
    })

    it("is taken from what is held where no new authorization can be had", () => {
      const reference = { ...open, state: "Closed" }
      expect(next(parcel, { reference })).toMatchObject({ action: "Capture" })
    })

    it("is authorized anew after a second failure, what is held let go first", () => {
      const again = captured("35.50", { state: "declined", reason_code: "ProcessingFailure" })
      const operations = [...snapshot.operations, again]
      expect(next(parcel, { operations })).toMatchObject({ action: "CloseAuthorization" })
    })

    it("lets go of it for a parcel that costs more, and is used for one that costs less", () => {
      const other = { ...parcel, fulfillmentId: "ful_2" }
      expect(next({ ...other, amount: "40.00" })).toMatchObject({ action: "CloseAuthorization" })
      expect(next({ ...other, amount: "30.00" })).toMatchObject({ action: "Capture" })
    })
  })

  it("refuses when nothing is held and the order reference takes no new authorization", () => {
    const suspended = reference({ state: "Suspended", reason_code: "InvalidPaymentMethod" })
    const { step } = captureStep({ reference: suspended, operations: [] }, parcel, none)
    expect(step).toEqual({ do: "refuse", state: "Suspended", reason: "InvalidPaymentMethod" })
  })

  it("puts the merchant's text on the statement", () => {
    const { record } = captureStep(
      { reference: open, operations: [held()] },
      { ...parcel, softDescriptor: "MUGS" },
      none,
    )
    expect(record?.parameters("x")).toMatchObject({ softDescriptor: "MUGS" })
  })
})

describe("a capture that Medusa asks for", () => {
  it("takes over a completed charge that nothing books yet", () => {
    const charge = captured("35.50", { fulfillment_id: "ful_1" })
    const { step, book, record } = captureStep(
      { reference: open, operations: [charge] },
      medusa,
      none,
    )
    expect(step).toEqual({ do: "done", operation: charge })
    expect(book).toEqual({ operations: [charge], bookedId: "capt_1" })
    expect(record).toBeUndefined()
  })

  it("takes over the charge of a row that Medusa deleted", () => {
    const charge = captured("35.50", { booked_id: "capt_0" })
    const { book } = captureStep(
      { reference: open, operations: [charge] },
      medusa,
      new Set(["capt_0"]),
    )
    expect(book).toEqual({ operations: [charge], bookedId: "capt_1" })
  })

  it("leaves a charge alone that another row books", () => {
    const charge = captured("35.50", { booked_id: "capt_0" })
    const { record } = captureStep({ reference: open, operations: [charge] }, medusa, none)
    expect(record).toMatchObject({ action: "Authorize", bookedId: "capt_1" })
  })

  it("does not take over a charge of another amount", () => {
    const charge = captured("35.49")
    const { record } = captureStep({ reference: open, operations: [charge] }, medusa, none)
    expect(record?.action).toBe("Authorize")
  })

  it("finds a charge that is still pending but does not book it", () => {
    const pending = operation({ kind: "capture", amount: "35.50", state: "pending" })
    const { step, book } = captureStep({ reference: open, operations: [pending] }, medusa, none)
    expect(step).toEqual({ do: "done", operation: pending })
    expect(book).toBeUndefined()
  })

  it("finds its own charge again", () => {
    const own = captured("35.50", { booked_id: "capt_1" })
    const { step, record } = captureStep({ reference: open, operations: [own] }, medusa, none)
    expect(step).toEqual({ do: "done", operation: own })
    expect(record).toBeUndefined()
  })
})

describe("booking a charge of the plugin's", () => {
  const charge = captured("35.50", { fulfillment_id: "ful_1" })
  const booking: CaptureAsk = { ...medusa, operationId: charge.id }

  it("takes that very charge, not another of the same amount", () => {
    const operations = [captured("35.50", { fulfillment_id: "ful_0" }), charge]
    const { step, record, book } = captureStep({ reference: open, operations }, booking, none)
    expect(step).toEqual({ do: "done", operation: charge })
    expect(book).toEqual({ operations: [charge], bookedId: "capt_1" })
    expect(record).toBeUndefined()
  })

  it("does not wait for the outcome of anything else", () => {
    const operations = [charge, captured("9.00", { state: "sent" })]
    const { step } = captureStep({ reference: open, operations }, booking, none)
    expect(step).toEqual({ do: "done", operation: charge })
  })

  it.each([
    ["another row has booked it", { booked_id: "capt_2" }],
    ["its outcome is not known", { state: "sent" as const }],
    ["it was declined", { state: "declined" as const }],
  ])("charges nothing when %s", (_, over) => {
    const operations = [captured("35.50"), { ...charge, ...over }]
    const { step, record, book } = captureStep({ reference: open, operations }, booking, none)
    expect(step).toEqual({ do: "not-to-book", operationId: charge.id })
    expect(record).toBeUndefined()
    expect(book).toBeUndefined()
  })

  it("takes it from a row that is known to be gone", () => {
    const operations = [{ ...charge, booked_id: "capt_0" }]
    const { book } = captureStep({ reference: open, operations }, booking, new Set(["capt_0"]))
    expect(book?.bookedId).toBe("capt_1")
  })
})

describe("held against what may still be charged", () => {
  const snapshot = { reference: open, operations: [held(), captured("40.00")] }
  const owing = (total: string): Beside => ({
    owed: { total, askedBack: "0.00", creditedRefunds: "0.00", takenElsewhere: "0.00" },
    others: [],
  })

  it("charges a parcel no more than is left", () => {
    const { record } = captureStep(snapshot, parcel, none, owing("60.00"))
    expect(record?.amount).toBe("20.00")
  })

  it("charges nothing for a parcel when nothing is left", () => {
    const { step, record } = captureStep(snapshot, parcel, none, owing("40.00"))
    expect(step).toEqual({ do: "nothing-left" })
    expect(record).toBeUndefined()
  })

  it.each([
    ["a person", { amount: "35.50" }],
    ["a row of Medusa's", medusa],
  ])("refuses %s what is more, and says what is left", (_, ask) => {
    const { step, record } = captureStep(snapshot, ask, none, owing("60.00"))
    expect(step).toEqual({ do: "too-much", left: "20.00" })
    expect(record).toBeUndefined()
  })

  it("begins nothing with an amount that was worked out before the ledger moved on", () => {
    const versions = versionsOf([snapshot])
    const ask = { ...parcel, versions }
    expect(captureStep(snapshot, ask, none).record).toBeDefined()
    const later = { ...snapshot, operations: [...snapshot.operations, captured("1.00")] }
    expect(captureStep(later, ask, none).step).toEqual({ do: "stale" })
    const answered = { ...snapshot, operations: [held(), captured("40.00", { state: "declined" })] }
    expect(captureStep(answered, ask, none).step).toEqual({ do: "stale" })
  })

  it("begins nothing when the ledger of the order's other payment has moved on", () => {
    const other = { reference: { ...open, id: "aporef_2" }, operations: [captured("5.00")] }
    const ask = { ...parcel, versions: versionsOf([snapshot, other]) }
    const moved = { ...other, operations: [...other.operations, captured("5.00")] }
    const beside = { owed: null, others: [moved] }
    expect(captureStep(snapshot, ask, none, beside).step).toEqual({ do: "stale" })
  })
})
