import { held, operation } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay/ledger/rows"
import { charge, mugs, panelOf, refund, spent } from "./panel-of"

describe("the money of a payment", () => {
  it("is what was charged, is pending, is left and is held", () => {
    expect(panelOf([held()]).payment.money).toMatchObject({
      total: "75.50",
      charged: "0.00",
      left: "75.50",
      held: "75.50",
    })
    const pending = charge("10.00", { state: "pending" })
    expect(panelOf([spent(), mugs, pending]).payment.money).toMatchObject({
      charged: "35.50",
      pending: "10.00",
      left: "30.00",
      held: "0.00",
    })
  })

  it("counts a call without an answer as pending, so that nobody asks for it again", () => {
    const { money } = panelOf([held(), { ...mugs, state: "sent" }]).payment
    expect(money).toMatchObject({ pending: "35.50", left: "40.00" })
  })

  it("has nothing left to charge of an order that is cancelled", () => {
    const { money } = panelOf([spent(), mugs], { facts: { canceled: true } }).payment
    expect(money).toMatchObject({ charged: "35.50", left: "0.00" })
  })

  it("says what Amazon is still deciding to hold", () => {
    const authorizing = (state: OperationRow["state"]) =>
      panelOf([{ ...held(), state, amazon_state: null }]).payment.money.authorizing
    expect(
      ["recorded", "pending", "declined", "completed"].map((one) =>
        authorizing(one as OperationRow["state"]),
      ),
    ).toEqual(["75.50", "75.50", "0.00", "0.00"])
  })

  it("tells finished refunds from those Amazon is at work on", () => {
    const { money } = panelOf([
      spent(),
      mugs,
      refund("5"),
      refund("2", { state: "pending" }),
    ]).payment
    expect(money).toMatchObject({ refunded: "5.00", refunding: "2.00" })
  })
})

describe("what may be done with a payment", () => {
  const why = (action: "capture" | "authorize" | "release" | "close", ...args: Ask) => {
    const availability = panelOf(...args).payment.actions[action]
    return availability.allowed ? availability.amount : availability.why
  }
  type Ask = Parameters<typeof panelOf>

  it("is bounded by what is left, and by what is held when nothing new can be authorized", () => {
    expect(why("capture", [held()])).toBe("75.50")
    expect(why("capture", [held("50.00")], { state: { state: "Closed" } })).toBe("50.00")
    expect(why("capture", [spent(), mugs])).toBe("40.00")
    expect(why("capture", [spent(), mugs, charge("40.00")])).toBe("nothing-left")
  })

  it("is explained by the order reference's state when it cannot be done", () => {
    const inState = (state: string) => why("capture", [spent(), mugs], { state: { state } })
    expect(["Draft", "Suspended", "Closed", "Canceled"].map(inState)).toEqual([
      "reference-draft",
      "reference-suspended",
      "reference-closed",
      "reference-canceled",
    ])
  })

  it("is nothing once the order, the payment or the account is gone", () => {
    expect(why("capture", [held()], { facts: { canceled: true } })).toBe("order-canceled")
    expect(why("capture", [held()], { over: { canceled: true } })).toBe("payment-canceled")
    expect(why("capture", [held()], { over: { paymentId: null } })).toBe("no-payment")
    expect(why("release", [held()], { over: { account: undefined } })).toBe("account-missing")
  })

  it("authorizes anew only what nothing holds", () => {
    expect(why("authorize", [held()])).toBe("held-already")
    expect(why("authorize", [{ ...held(), state: "pending", amazon_state: "Pending" }])).toBe(
      "deciding",
    )
    expect(why("authorize", [spent(), mugs])).toBe("40.00")
    expect(why("authorize", [spent(), mugs], { state: { state: "Suspended" } })).toBe(
      "reference-suspended",
    )
  })

  it("releases what is held, and closes what is open", () => {
    expect(why("release", [held()])).toBe("75.50")
    expect(why("release", [spent()])).toBe("nothing-held")
    expect(why("close", [held()])).toBeNull()
    expect(why("close", [held()], { state: { state: "Closed" } })).toBe("ended-already")
  })

  it("refunds what is left of a booked capture", () => {
    const of = (...operations: OperationRow[]) => {
      const availability = panelOf([spent(), ...operations]).captures[0]?.refund
      return availability?.allowed ? availability.amount : availability?.why
    }
    expect(of(mugs)).toBe("35.50")
    expect(of(mugs, refund("5.50"), refund("10", { state: "pending" }))).toBe("20.00")
    expect(of(mugs, refund("35.50"))).toBe("nothing-refundable")
    expect(of(mugs, refund("35.50", { state: "declined" }))).toBe("35.50")
    expect(of({ ...mugs, booked_id: null })).toBe("not-booked")
    expect(of({ ...mugs, state: "pending" })).toBe("capture-not-completed")
    expect(of({ ...mugs, amazon_state: "Closed" })).toBe("capture-closed")
    expect(of(mugs, ...Array.from({ length: 10 }, () => refund("1")))).toBe("too-many-refunds")
  })
})

describe("the panel", () => {
  it("links to Seller Central of the region", () => {
    expect(panelOf([held()]).payment.order_reference.url).toBe(
      "https://sellercentral-europe.amazon.com/hz/me/pmd/payment-details?orderReferenceId=S01-1234567-1234567",
    )
  })

  it("changes what was seen with every call, and not with an answer", () => {
    const one = panelOf([mugs]).payment.version
    expect(panelOf([{ ...mugs, state: "pending" }]).payment.version).toBe(one)
    expect(panelOf([mugs, operation({ kind: "close" })]).payment.version).not.toBe(one)
  })

  it("tells what happened, the newest first", () => {
    const at = (text: string) => ({ requested_at: new Date(text) })
    const { timeline } = panelOf([
      { ...spent(), ...at("2030-01-01T00:00:00Z") },
      { ...mugs, ...at("2030-01-02T00:00:00Z"), asked_by: "user_1" },
    ])
    expect(timeline).toMatchObject([
      { event: "call", action: "Capture", answer: "completed", asked_by: "user_1" },
      { event: "call", action: "Authorize", answer: "open", reason: null, asked_by: null },
    ])
  })

  it("tells what Amazon answered, and not what became of it since", () => {
    const closed = { amazon_state: "Closed", reason_code: "MaxCapturesProcessed" }
    const told = panelOf([
      { ...held(), ...closed },
      { ...mugs, amazon_state: "Closed" },
    ]).timeline
    expect(told).toMatchObject([
      { kind: "authorize", answer: "open", reason: null },
      { kind: "capture", answer: "completed", reason: null },
    ])
  })

  it("tells what was made without this store from its own", () => {
    const own = { parameters: { refundReferenceId: "1", sellerRefundNote: "Broken handle" } }
    const { timeline, captures } = panelOf([spent(), mugs, refund("5", own), refund("2")])
    const told = timeline.flatMap((one) => (one.event === "call" ? [one] : []))
    expect(told.map(({ kind, made_elsewhere }) => [kind, made_elsewhere])).toEqual([
      ["authorize", false],
      ["capture", true],
      ["refund", false],
      ["refund", true],
    ])
    expect(captures[0]?.refunds).toMatchObject([
      { note: "Broken handle", made_elsewhere: false },
      { note: null, made_elsewhere: true },
    ])
  })

  it("repeats no note that says the order's number alone", () => {
    const named = { ...spent(), parameters: { sellerAuthorizationNote: "Order 6" } }
    const own = { parameters: { sellerRefundNote: "Order 6" } }
    expect(panelOf([named, mugs, refund("5", own)]).captures[0]?.refunds).toMatchObject([
      { note: null },
    ])
  })

  it("tells among it what people did that left no call", () => {
    const at = (text: string) => new Date(text)
    const auditEntry = {
      id: "apoaud_1",
      account: "A2TESTSELLER01/eu/sandbox",
      amazon_order_reference_id: "S01-1234567-1234567",
      action: "refresh" as const,
      subject_id: null,
      asked_by: "user_1",
      done_at: at("2030-01-02T00:00:00Z"),
    }
    const { timeline } = panelOf(
      [
        { ...spent(), requested_at: at("2030-01-01T00:00:00Z") },
        { ...mugs, requested_at: at("2030-01-03T00:00:00Z") },
      ],
      { over: { auditEntries: [auditEntry] } },
    )
    expect(timeline.map(({ event, at }) => [event, at.slice(0, 10)])).toEqual([
      ["call", "2030-01-03"],
      ["audit", "2030-01-02"],
      ["call", "2030-01-01"],
    ])
    expect(timeline[1]).toEqual({
      at: "2030-01-02T00:00:00.000Z",
      event: "audit",
      id: "apoaud_1",
      action: "refresh",
      subject_id: null,
      asked_by: "user_1",
    })
  })
})
