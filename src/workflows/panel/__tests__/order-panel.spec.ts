import {
  captured,
  held,
  leftOver,
  operation,
} from "../../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../../modules/amazon-pay/ledger/rows"
import { previewOf } from "../preview-parcel"
import { entry, order, panelOf, parcel, refund } from "./panel-of"

const spent = (amount = "75.50"): OperationRow => ({ ...held(amount), amazon_state: "Closed" })
const mugs = captured("35.50", { fulfillment_id: "ful_mugs", booked_id: "capt_1" })
const charge = (amount: string, over: Partial<OperationRow> = {}) =>
  captured(amount, {
    action: "Authorize",
    amazon_id: "S01-C2",
    amazon_parent_id: "S01-A2",
    booked_id: "capt_2",
    slot: 2,
    ...over,
  })

describe("the tree of what was done at Amazon", () => {
  it("has captures in their authorizations and refunds in their captures", () => {
    // As the ledger keeps them: without the zeros at their end.
    const { payment } = panelOf([spent(), { ...mugs, amount: "35.5" }, refund("5")])
    expect(payment.authorizations).toMatchObject([
      {
        amazon_id: "S01-A1",
        state: "closed",
        expires_at: null,
        captures: [
          {
            amazon_id: "S01-C1",
            amount: "35.50",
            fulfillment_id: "ful_mugs",
            booked: true,
            refunds: [{ amazon_id: "S01-R1", amount: "5.00", state: "completed" }],
          },
        ],
      },
    ])
  })

  it("shows a charge made in one call as an authorization with its capture", () => {
    const { payment } = panelOf([spent(), mugs, charge("40.00")])
    expect(payment.authorizations).toMatchObject([
      { captures: [{ amazon_id: "S01-C1" }] },
      {
        amazon_id: "S01-A2",
        state: "closed",
        reason: "MaxCapturesProcessed",
        captures: [{ amazon_id: "S01-C2", amount: "40.00" }],
      },
    ])
  })

  it("shows a declined charge as a declined authorization, without a capture", () => {
    const declined = charge("40.00", {
      state: "declined",
      amazon_id: null,
      amazon_state: "Declined",
      reason_code: "InvalidPaymentMethod",
      soft_decline: true,
    })
    expect(panelOf([declined]).payment.authorizations).toMatchObject([
      { state: "declined", reason: "InvalidPaymentMethod", soft_decline: true, captures: [] },
    ])
  })

  it("shows a charge whose authorization is still held with what was charged of it later", () => {
    const declined = charge("40.00", { state: "declined", amazon_state: "Declined" })
    const left = { ...leftOver("40.00"), amazon_id: "S01-A2" }
    const again = { ...mugs, amazon_id: "S01-C3", amazon_parent_id: "S01-A2" }
    expect(panelOf([declined, left, again]).payment.authorizations).toMatchObject([
      {
        ...{ amazon_id: "S01-A2", state: "open", amount: "40.00" },
        captures: [{ amazon_id: "S01-C2", state: "declined" }, { amazon_id: "S01-C3" }],
      },
    ])
  })

  it("shows what Amazon advised beside the reason of what became of it", () => {
    const advice = "StopShipmentAtypicalAuth"
    expect(panelOf([{ ...spent(), advice }, mugs]).payment.authorizations).toMatchObject([
      { state: "closed", advice, captures: [{ advice: null }] },
    ])
    // While it is the reason itself, it is said once.
    const open = { ...held(), advice, reason_code: advice }
    expect(panelOf([open]).payment.authorizations).toMatchObject([{ reason: advice, advice: null }])
  })

  it("says what was asked for again since, so that nobody does it once more", () => {
    const failed = { state: "declined", reason_code: "ProcessingFailure", sequence: 3 } as const
    const made = { parameters: { refundReferenceId: "1" } }
    const first = refund("1.00", { ...failed, ...made })
    const told = (...operations: OperationRow[]) =>
      panelOf([spent(), mugs, ...operations]).captures[0]?.refunds.map(({ asked_again, again }) => [
        asked_again,
        again.allowed,
      ])
    expect(told(first)).toEqual([[false, true]])
    // Asked for again by itself: the server takes no second one, whatever the first one's reason says.
    for (const state of ["recorded", "pending", "completed"] as const) {
      const retry = refund("1.00", { ...made, state, amazon_id: "S01-R2", sequence: 4 })
      expect(told(first, retry)).toEqual([
        [true, false],
        [false, false],
      ])
    }

    const late = { ...held(), state: "declined", sequence: 1 } as const
    const anew = { ...held(), state: "pending", amazon_id: "S01-A2", sequence: 2 } as const
    const authorizations = panelOf([late, anew]).payment.authorizations
    expect(authorizations.map(({ asked_again }) => asked_again)).toEqual([true, false])

    const byHand = charge("100.00", { state: "declined", sequence: 2 })
    const small = { ...charge("10.00", {}), id: "small", sequence: 3 }
    const same = { ...charge("100.00", {}), id: "same", sequence: 4 }
    const isAskedAgain = (...operations: OperationRow[]) =>
      panelOf(operations).payment.authorizations[0]?.asked_again
    expect(isAskedAgain(byHand, small)).toBe(false)
    expect(isAskedAgain(byHand, small, same)).toBe(true)

    const parcel = charge("40.00", { state: "declined", fulfillment_id: "ful_mugs", sequence: 2 })
    const other = { ...parcel, id: "other", fulfillment_id: "ful_tote", sequence: 3 }
    const again = { ...parcel, id: "again", sequence: 4 }
    const charges = panelOf([parcel, other, again]).payment.authorizations
    expect(charges.map(({ asked_again }) => asked_again)).toEqual([true, false, false])
  })

  it("loses no capture whose authorization the ledger does not know", () => {
    expect(panelOf([mugs]).captures).toMatchObject([{ amazon_id: "S01-C1" }])
  })

  it("names each state for what it means", () => {
    const states = (["recorded", "sent", "pending", "declined", "failed"] as const).map(
      (state) => panelOf([spent(), { ...mugs, state }]).captures[0]?.state,
    )
    expect(states).toEqual(["unanswered", "unanswered", "pending", "declined", "refused"])
    expect(panelOf([spent(), { ...mugs, amazon_state: "Closed" }]).captures[0]?.state).toBe(
      "closed",
    )
  })
})

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

describe("parcels", () => {
  const first = (...args: Parameters<typeof panelOf>) => panelOf(...args).parcels[0]

  it("say what charging them takes, before and after", () => {
    expect(first([held()])).toMatchObject({
      number: 1,
      charge: "due",
      amount: "35.50",
      capture: { allowed: true, amount: "35.50" },
    })
    expect(first([spent(), mugs])).toMatchObject({
      charge: "charged",
      amount: "35.50",
      capture: { why: "parcel-charged" },
    })
    expect(first([spent(), { ...mugs, state: "pending" }])).toMatchObject({ charge: "pending" })
    expect(first([held(), { ...mugs, state: "declined" }])).toMatchObject({
      charge: "declined",
      amount: "35.50",
      capture: { allowed: true },
    })
  })

  it("say what of them was given back", () => {
    expect(first([spent(), mugs])).toMatchObject({ charge: "charged", refunded: null })
    expect(first([spent(), mugs, refund("5")])).toMatchObject({
      charge: "charged",
      refunded: "5.00",
    })
    expect(first([spent(), mugs, refund("5"), refund("30.5", { state: "pending" })])).toMatchObject(
      { charge: "refunded", amount: "35.50", refunded: "35.50" },
    )
    expect(first([spent(), mugs, refund("35.5", { state: "declined" })])).toMatchObject({
      charge: "charged",
      refunded: null,
    })
  })

  it("of which nobody knows whether they are charged can be asked for again, as they were", () => {
    expect(first([held(), { ...mugs, amount: "34.00", state: "sent" }])).toMatchObject({
      charge: "unanswered",
      capture: { allowed: true, amount: "34.00" },
    })
  })

  it("cannot be charged when cancelled, unreachable, paid for, or of unknown contents", () => {
    const gone = { parcels: [parcel("ful_mugs", { mug: "2" }, { canceled: true })] }
    expect(first([held()], { facts: gone })?.capture).toMatchObject({ why: "parcel-canceled" })
    expect(first([spent()], { state: { state: "Closed" } })).toMatchObject({
      charge: "due",
      capture: { why: "reference-closed" },
    })
    const byHand = captured("60.00")
    expect(first([spent(), byHand])).toMatchObject({
      charge: "nothing-due",
      capture: { why: "parcel-costs-nothing" },
    })
    const strange = { parcels: [parcel("ful_mugs", {})] }
    expect(first([held()], { facts: strange })?.capture).toMatchObject({ why: "contents-unknown" })
  })
})

describe("before the rest is shipped", () => {
  const rest = (...args: Parameters<typeof panelOf>) => panelOf(...args).before_shipping
  const packed = (...ids: string[]) => ({
    parcels: ids.map((id) => parcel(`ful_${id}`, { [id]: id === "mug" ? "2" : "1" })),
  })

  it("says what it charges, and of what", () => {
    const end = new Date("2030-01-01T00:00:00Z")
    // The mugs wait to be charged: the shipping goes with whatever is charged first.
    expect(rest([{ ...held(), expires_at: end }], { facts: packed("mug") })).toEqual({
      contents: { tote: "1" },
      amount: "45.50",
      way: "held",
      held_until: end.toISOString(),
      leaves: null,
      // The shipping is in what the mugs would be charged, too.
      also_in_parcels: "5.50",
      against: [],
    })
    const afterMugs = captured("35.50", { fulfillment_id: "ful_mug" })
    expect(rest([spent(), afterMugs], { facts: packed("mug") })).toEqual({
      contents: { tote: "1" },
      amount: "40.00",
      way: "authorize",
      held_until: null,
      leaves: null,
      also_in_parcels: null,
      against: [],
    })
    expect(
      rest([spent(), afterMugs], { facts: packed("mug"), state: { state: "Closed" } }),
    ).toMatchObject({ way: "unreachable" })
  })

  it("says that it cannot be charged when the order has grown beyond all that Amazon takes", () => {
    const afterMugs = captured("35.50", { fulfillment_id: "ful_mug" })
    const costs = { total: "235.50", costs: "235.50", owed: "235.50" }
    const grown = { ...packed("mug"), ...costs }
    const lines = order(grown).lines.map((line) =>
      line.id === "tote" ? { ...line, cost: "200" } : line,
    )
    expect(rest([spent(), afterMugs], { facts: { ...grown, lines } })).toMatchObject({
      amount: "200.00",
      way: "unreachable",
    })
  })

  it("counts what was given back until now", () => {
    const byHand = captured("20.00", { fulfillment_id: null })
    const back = refund("20", { requested_at: new Date() })
    expect(rest([spent(), byHand, back], { facts: packed("mug") })).toMatchObject({
      amount: "45.50",
    })
  })

  it("is nothing when everything is packed or the order is cancelled", () => {
    expect(rest([held()], { facts: packed("mug", "tote") })).toBeNull()
    expect(rest([held()], { facts: { canceled: true } })).toBeNull()
  })

  it("says what could not be charged any more where Amazon takes one charge of what is held", () => {
    const ended = (state: string, ...ids: string[]) =>
      rest([held()], { facts: packed(...ids), state: { state } })
    expect(ended("Closed")).toMatchObject({ amount: "75.50", way: "held", leaves: "0.00" })
    expect(ended("Closed", "mug")).toMatchObject({ amount: "45.50", leaves: "30.00" })
    expect(ended("Suspended", "mug")).toMatchObject({ amount: "45.50", leaves: "30.00" })
    expect(ended("Open", "mug")).toMatchObject({ leaves: null })
    const facts = packed()
    const mug = previewOf(
      order(facts),
      [entry([held()], {}, { state: "Closed" })],
      [{ id: "mug", quantity: 1 }],
    )
    expect(mug).toMatchObject({ amount: "20.50", way: "held", leaves: "55.00" })
  })

  it("waits for another payment method while Amazon does", () => {
    const afterMugs = captured("35.50", { fulfillment_id: "ful_mug" })
    const asked = { facts: packed("mug"), state: { state: "Suspended" } }
    expect(rest([spent(), afterMugs], asked)).toMatchObject({ amount: "40.00", way: "suspended" })
  })

  it("tells a payment that was declined from one that Amazon decides on", () => {
    const facts = { payments: [], parcels: [] }
    const asked = (operation: Partial<OperationRow>, state = "Open") =>
      panelOf([{ ...held(), ...operation }], {
        facts,
        state: { state },
        over: { paymentId: null },
      })
    const told = (...args: Parameters<typeof asked>) => {
      const { before_shipping, payment } = asked(...args)
      const { capture } = payment.actions
      return [before_shipping?.way, capture.allowed ? null : capture.why]
    }
    const declined = { state: "declined", reason_code: "InvalidPaymentMethod" } as const
    expect(told({ state: "pending" })).toEqual(["not-authorized", "no-payment"])
    expect(told(declined, "Suspended")).toEqual(["declined", "payment-declined"])
    expect(told(declined, "Closed")).toEqual(["rejected", "payment-rejected"])
    // Whatever the reason was, a person may authorize again while the order reference is open, and the buyer cannot change anything.
    expect(told({ ...declined, reason_code: "AmazonRejected" })).toEqual([
      "failed",
      "payment-failed",
    ])
  })

  it("says what speaks against it until somebody has dismissed that", () => {
    const finding = (reason: string) => ({ reason, amount: null, about: [], since: new Date(0) })
    const listed = ["address-differs", "overcharged", "stop-shipment", "buyer-canceled"]
    const findings = listed.map(finding)
    expect(rest([held()], { facts: packed("mug"), state: { findings } })?.against).toEqual([
      "buyer-canceled",
      "stop-shipment",
      "address-differs",
    ])
    const waits = { facts: { payments: [], parcels: [] }, over: { paymentId: null } }
    expect(rest([], { ...waits, state: { findings } })?.against).toHaveLength(3)
  })

  it("charges nothing that was paid before", () => {
    expect(rest([spent(), captured("75.50")], { facts: packed("mug") })).toMatchObject({
      amount: "0.00",
      way: "nothing-due",
    })
  })
})

describe("the panel", () => {
  it("links to Seller Central of the region", () => {
    expect(panelOf([held()]).payment.order_reference.url).toBe(
      "https://sellercentral-europe.amazon.com/hz/me/pmd/payment-details?orderReferenceId=S01-1234567-1234567",
    )
  })

  it("changes what was seen with every call, and not with an answer", () => {
    const one = panelOf([mugs]).payment.seen
    expect(panelOf([{ ...mugs, state: "pending" }]).payment.seen).toBe(one)
    expect(panelOf([mugs, operation({ kind: "close" })]).payment.seen).not.toBe(one)
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
    const deed = {
      id: "apodeed_1",
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
      { over: { deeds: [deed] } },
    )
    expect(timeline.map(({ event, at }) => [event, at.slice(0, 10)])).toEqual([
      ["call", "2030-01-03"],
      ["deed", "2030-01-02"],
      ["call", "2030-01-01"],
    ])
    expect(timeline[1]).toEqual({
      at: "2030-01-02T00:00:00.000Z",
      event: "deed",
      id: "apodeed_1",
      action: "refresh",
      subject_id: null,
      asked_by: "user_1",
    })
  })
})
