import { leftOver, operation } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { findPendingActions, momentsAhead } from "../pending-actions"
import {
  ago,
  charge,
  day,
  declined,
  hold,
  hour,
  minute,
  now,
  packed,
  parcel,
  payment,
  assessment,
} from "./assessments"

const pending = (...parts: Parameters<typeof assessment>) =>
  findPendingActions(assessment(...parts), now)

describe("a cart that is no order", () => {
  const long = { requested_at: ago(25 * hour) }
  it.each([
    ["is left alone while it is new", [hold({ requested_at: ago(23 * hour) })], []],
    ["loses its order reference after a day", [hold(long)], ["end-abandoned"]],
    [
      "loses one that holds nothing, too",
      [hold({ ...long, amazon_state: "Closed" })],
      ["end-abandoned"],
    ],
    ["loses one that never held anything, too", [declined(long)], ["end-abandoned"]],
    [
      "is left alone while the buyer tries again",
      [declined(long), hold({ requested_at: ago(hour) })],
      [],
    ],
    ["is left alone while a call has no answer", [hold({ ...long, state: "sent" })], []],
    ["is left alone while Amazon decides", [hold({ ...long, state: "pending" })], []],
    [
      "is left alone when Amazon has refused to cancel it",
      [declined(long), operation({ kind: "cancel", state: "failed", ...long })],
      [],
    ],
    ["leaves another shop's order reference alone", [], []],
    [
      "loses its hold when Amazon has refused to cancel it",
      [hold(long), operation({ kind: "cancel", state: "failed", ...long })],
      ["release-hold"],
    ],
  ])("%s", (_, operations, expected) => {
    expect(pending({ order: null, operations }).map((one) => one.do)).toEqual(expected)
  })

  it.each([
    ["Closed", ["release-hold"]],
    ["Canceled", ["release-hold"]],
    ["Suspended", ["end-abandoned"]],
  ])("loses what is held by one that is %s", (state, expected) => {
    const found = pending({ order: null, reference: { state }, operations: [hold(long)] })
    expect(found.map((one) => one.do)).toEqual(expected)
  })
})

describe("an order that is paid another way", () => {
  const otherwise = { payments: [{ ...payment, orderReferenceId: undefined }] }
  const refusedCancel = operation({ kind: "cancel", state: "failed", requested_at: ago(day) })
  it.each([
    [
      "leaves a hold alone that was made a moment ago",
      { order: otherwise, isSuperseded: true, operations: [hold({ requested_at: ago(minute) })] },
      [],
    ],
    ["loses it whatever the buyer chose last", { order: otherwise }, ["end-superseded"]],
    [
      "lets the hold go when Amazon has refused to cancel it",
      { order: otherwise, operations: [hold(), refusedCancel] },
      ["release-hold"],
    ],
    [
      "keeps a hold while nothing but a payment session is there of the other way",
      { order: { payments: [] } },
      [],
    ],
    [
      "keeps a hold while the other payment is cancelled",
      { order: { payments: [{ ...payment, orderReferenceId: undefined, canceled: true }] } },
      [],
    ],
    [
      "keeps a hold that another payment collection asks for",
      {
        order: {
          payments: [
            { ...payment, orderReferenceId: undefined, collectionId: "pay_col_2", amount: "1.00" },
          ],
        },
      },
      [],
    ],
    [
      "is lost when payments of other collections come to the order's total",
      {
        order: {
          payments: [{ ...payment, orderReferenceId: undefined, collectionId: "pay_col_2" }],
        },
      },
      ["end-superseded"],
    ],
    [
      "lets the hold go when discounts have paid for all of it",
      { order: { payments: [], total: "0" }, waitsSince: null },
      ["release-hold"],
    ],
    ["keeps the hold that pays for it", { isSuperseded: true }, []],
    [
      "lets a hold go that was made before the buyer chose the order reference it was placed with",
      { order: { payments: [] }, isSuperseded: true },
      ["release-hold"],
    ],
    ["has nothing to let go", { order: otherwise, isSuperseded: true, operations: [charge()] }, []],
  ])("%s", (_, parts, expected) => {
    expect(pending(parts).map((one) => one.do)).toEqual(expected)
  })
})

describe("what a charge at checkout has left held that Amazon declined", () => {
  const refused = charge({ action: "Authorize", state: "declined", fulfillment_id: null })
  const left = (over = {}) => ({ ...leftOver("20.00"), requested_at: ago(hour), ...over })
  it.each([
    ["is let go while the order has no payment", { order: { payments: [] } }, ["release-hold"]],
    [
      "is left alone a moment after",
      { order: { payments: [] }, operations: [refused, left({ requested_at: ago(minute) })] },
      [],
    ],
    ["is kept for an order that has a payment", {}, []],
  ])("%s", (_, parts, expected) => {
    const found = pending({ operations: [refused, left()], ...parts })
    expect(found.map((one) => one.do)).toEqual(expected)
  })
})

describe("an order reference that its buyer has replaced by another", () => {
  const paid = { payments: [{ ...payment, orderReferenceId: "S01-7654321-7654321" }] }
  const refused = operation({ kind: "cancel", state: "failed", requested_at: ago(day) })
  it.each([
    ["is cancelled when the order is paid with that", {}, ["end-superseded"]],
    ["is cancelled without a hold, too", { operations: [declined()] }, ["end-superseded"]],
    [
      "is cancelled while it is suspended",
      { reference: { state: "Suspended" } },
      ["end-superseded"],
    ],
    ["is left alone while the order is not paid", { order: { payments: [] } }, ["release-hold"]],
    [
      "is left alone while its checkout may go on",
      { operations: [hold({ requested_at: ago(minute) })] },
      [],
    ],
    ["is left alone before it is confirmed", { reference: { state: "Draft" }, operations: [] }, []],
    ["is left alone once it is over", { reference: { state: "Canceled" }, operations: [] }, []],
    ["is left alone when it was charged", { operations: [charge()] }, []],
    ["is left alone while a call has no answer", { operations: [charge({ state: "sent" })] }, []],
    ["is left alone while Amazon decides", { operations: [hold({ state: "pending" })] }, []],
    [
      "gives back what it holds when Amazon has refused to cancel it",
      { operations: [hold(), refused] },
      ["release-hold"],
    ],
    [
      "is cancelled when the first try did nothing",
      { operations: [declined(), { ...refused, reason_code: "NotSent" }] },
      ["end-superseded"],
    ],
    ["is left alone when it is another shop's", { operations: [] }, []],
  ])("%s", (_, parts, expected) => {
    const left = pending({ order: paid, isSuperseded: true, ...parts })
    expect(left.map((one) => one.do)).toEqual(expected)
  })

  it("is cancelled though Medusa keeps the payment of a completion that failed", () => {
    const { payments } = paid
    const failed = { payments: [{ ...payment, canceled: true }, ...payments] }
    expect(pending({ order: failed, isSuperseded: true })).toEqual([{ do: "end-superseded" }])
  })
})

describe("a cancelled order", () => {
  const placed = operation({ kind: "details" })
  it.each([
    ["Open", [hold()], true],
    ["Open", [placed], true],
    ["Draft", [placed], true],
    ["Suspended", [placed], true],
    // Another shop's, which a browser has named.
    ["Open", [], false],
    ["Suspended", [], false],
    ["Open", [{ ...placed, state: "failed" as const }], false],
    ["Closed", [hold()], true],
    ["Closed", [hold({ amazon_state: "Closed" })], false],
    ["Canceled", [], false],
  ])("whose order reference is %s", (state, operations, expected) => {
    const payments = [{ ...payment, canceled: true }]
    const order = { canceled: true, payments, ...packed }
    const left = pending({ reference: { state }, operations, order })
    expect(left).toEqual(expected ? [{ do: "cancel-order" }] : [])
  })

  it.each([
    [
      "has its payment cancelled, which Medusa has left",
      [],
      [{ do: "drop-payment", paymentId: "pay_1" }],
    ],
    ["keeps a payment that was charged", [charge()], []],
    ["keeps a payment of whose charge nobody knows", [charge({ state: "sent" })], []],
  ])("that has ended at Amazon %s", (_, operations, expected) => {
    expect(
      pending({ reference: { state: "Canceled" }, operations, order: { canceled: true } }),
    ).toEqual(expected)
  })
})

describe("a hold that ends soon", () => {
  const download = { id: "song", quantity: "2", returned: "0", cost: "20.00", ships: false }
  const unpaid = { payments: [] }
  const credited = { total: "0", costs: "0" }
  const thirtyDays = (end: Date | null) => ({
    requested_at: new Date((end?.getTime() ?? 0) - 30 * day),
  })
  it.each([
    ["is announced three days before", { expires_at: ago(-3 * day) }, {}, true],
    ["is announced on its last minute", { expires_at: ago(-minute) }, {}, true],
    ["is not announced earlier", { expires_at: ago(-3 * day - 1) }, {}, false],
    ["is not announced after its end", { expires_at: now }, {}, false],
    ["is announced once", { expires_at: ago(-day), expiry_emitted_at: ago(hour) }, {}, false],
    [
      "is not announced once it was spent",
      { expires_at: ago(-day), amazon_state: "Closed" },
      {},
      false,
    ],
    ["is not announced without an end", { expires_at: null }, {}, false],
    ["is announced when nothing travels", { expires_at: ago(-day) }, { lines: [download] }, true],
    [
      "is announced when everything is packed, and people charge it",
      { expires_at: ago(-day) },
      { parcels: [parcel({ contents: { mug: "2" } })] },
      true,
    ],
    ["is announced when nobody has its payment yet", { expires_at: ago(-day) }, unpaid, true],
    ["is not announced when credit has paid", { expires_at: ago(-day) }, credited, false],
  ])("%s", (_, over, facts, expected) => {
    const soon = hold({ ...thirtyDays(over.expires_at), ...over })
    const left = pending({ operations: [soon], order: facts, trigger: undefined })
    expect(left).toEqual(expected ? [{ do: "announce-expiry", operation: soon }] : [])
  })

  it("is not announced when everything is charged", () => {
    const operations = [hold({ expires_at: ago(-day) }), charge({ amount: "20.00" })]
    expect(pending({ operations })).toEqual([])
  })
})

describe("an order reference that ends soon", () => {
  const ends = (over: object = {}) => ({ expires_at: ago(-14 * day), state: "Open", ...over })
  it.each([
    ["is announced two weeks before", ends(), {}, true],
    ["is announced while it is suspended", ends({ state: "Suspended" }), {}, true],
    ["is announced while nobody has its payment yet", ends(), { payments: [] }, true],
    ["is not announced earlier", ends({ expires_at: ago(-14 * day - 1) }), {}, false],
    ["is not announced after its end", ends({ expires_at: now }), {}, false],
    ["is announced once", ends({ expiry_emitted_at: ago(hour) }), {}, false],
    ["is not announced once it has ended", ends({ state: "Closed" }), {}, false],
    ["is not announced when nothing is owed", ends(), { total: "0", costs: "0" }, false],
  ])("%s", (_, reference, facts, expected) => {
    const left = pending({ reference, order: facts, trigger: undefined })
    expect(left.some((one) => one.do === "announce-end")).toBe(expected)
  })
})

describe("an order is looked at", () => {
  it("when a hold ends, when that is to be said, and when the order reference ends", () => {
    const [held] = assessment().operations
    const end = ago(-21 * day)
    const tenth = (end.getTime() - (held?.requested_at.getTime() ?? 0)) / 10
    const later = assessment({ reference: { expires_at: ago(-100 * day) } })
    expect(momentsAhead(later)).toEqual(
      [end, new Date(end.getTime() - tenth), ago(-100 * day), ago(-86 * day)].map(
        (moment) => new Date(moment.getTime() + minute),
      ),
    )
  })

  it("at no moment when nothing is held and nothing ends", () => {
    expect(momentsAhead(assessment({ operations: [hold({ amazon_state: "Closed" })] }))).toEqual([])
  })
})
