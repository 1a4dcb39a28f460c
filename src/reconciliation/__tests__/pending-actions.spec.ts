import { operation } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { findPendingActions } from "../pending-actions"
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
const charging = [{ do: "charge-parcel", fulfillmentId: "ful_1" }]

describe("a parcel whose charge could not be sent", () => {
  const notSent = (next_check_at: Date | null) =>
    charge({
      state: "failed",
      reason_code: "NotSent",
      error_code: "RequestThrottled",
      next_check_at,
    })
  it.each([
    ["is charged anew when its wait is over", notSent(ago(minute)), charging],
    ["is left alone until then", notSent(ago(-minute)), []],
  ])("%s", (_, last, expected) => {
    expect(pending({ operations: [hold(), last], order: packed })).toEqual(expected)
  })

  it("is not charged anew once it is cancelled", () => {
    const gone = { parcels: [parcel({ canceled: true })] }
    expect(pending({ operations: [hold(), notSent(null)], order: gone })).toEqual([])
  })
})

describe("a parcel of which one payment's share was charged", () => {
  const share = (over = {}) => charge({ amount: "8.00", parcel_amount: "10.00", ...over })
  const declinedShare = share({
    ...{ amount: "2.00", state: "declined", reason_code: "InvalidPaymentMethod", sequence: 2 },
  })
  it.each([
    ["is asked for the rest when nobody has asked for it", [share()], [], charging],
    ["is asked for a rest that another payment declined", [share()], [declinedShare], charging],
    ["is not asked again of the payment that declined its share", [declinedShare], [share()], []],
  ])("%s", (_, operations, elsewhere, expected) => {
    expect(pending({ operations, elsewhere, order: packed })).toEqual(expected)
  })
})

describe("a parcel that other money pays for", () => {
  it("is not charged", () => {
    const byHand = charge({ amount: "20.00", fulfillment_id: null })
    expect(pending({ operations: [byHand], order: packed })).toEqual([])
  })
})

describe("a parcel that left", () => {
  it.each([
    ["was never charged", {}, "fulfillment", charging],
    ["left a moment ago", { packedAt: ago(59_000) }, "fulfillment", []],
    ["left a minute ago", { packedAt: ago(minute) }, "fulfillment", charging],
    ["was cancelled", { canceled: true }, "fulfillment", []],
    ["is only packed, where shipping charges", {}, "shipment", []],
    ["was sent off, where shipping charges", { shippedAt: ago(hour) }, "shipment", charging],
    ["was sent off a moment ago", { shippedAt: ago(1_000) }, "shipment", []],
    ["was handed over, where shipping charges", { deliveredAt: ago(hour) }, "shipment", charging],
    ["was handed over a moment ago", { deliveredAt: ago(1_000) }, "shipment", []],
    ["is charged by people only", {}, undefined, []],
  ] as const)("and %s", (_, over, trigger, expected) => {
    expect(pending({ order: { parcels: [parcel(over)] }, trigger })).toEqual(expected)
  })

  const failure = (over = {}) =>
    charge({ state: "declined", reason_code: "ProcessingFailure", next_check_at: ago(1), ...over })
  const rejected = charge({ state: "declined", reason_code: "AmazonRejected" })
  const timedOut = charge({ state: "declined", reason_code: "TransactionTimedOut" })
  const cardDeclined = charge({ state: "declined", reason_code: "InvalidPaymentMethod" })
  const reopened = { state: "Open", state_changed_at: ago(minute) }

  it.each([
    ["was charged", [charge()], {}, []],
    ["is charged at Amazon's own pace", [charge({ state: "pending" })], {}, []],
    ["is being charged", [charge({ state: "recorded" })], {}, []],
    ["waits for an answer", [charge({ state: "sent" })], {}, []],
    ["was refused", [charge({ state: "failed" })], {}, []],
    ["was rejected by Amazon once", [rejected], {}, charging],
    ["was rejected by Amazon again", [rejected, rejected], {}, []],
    ["was rejected and could not be processed", [rejected, failure()], {}, charging],
    ["was not decided in time", [timedOut], {}, charging],
    ["was not decided in a day either", [timedOut, timedOut], {}, []],
    ["could not be processed a moment ago", [failure({ next_check_at: ago(-1) })], {}, []],
    ["could not be processed, and it is time", [failure()], {}, charging],
    ["could not be processed, and nobody waits", [failure({ next_check_at: null })], {}, charging],
    ["could not be processed twice", [failure(), failure()], {}, charging],
    ["could not be processed three times", [failure(), failure(), failure()], {}, []],
    ["was declined, and the buyer changed the card", [cardDeclined], reopened, charging],
    ["was declined, and the buyer has done nothing", [cardDeclined], { state: "Suspended" }, []],
    [
      "was declined after the buyer last changed the card",
      [cardDeclined],
      { state: "Open", state_changed_at: ago(day) },
      [],
    ],
    ["was declined, and nobody knows when the card changed", [cardDeclined], { state: "Open" }, []],
    ["was charged at the second try", [failure(), charge()], {}, []],
  ])("and %s", (_, captures, reference, expected) => {
    expect(pending({ reference, operations: [hold(), ...captures], order: packed })).toEqual(
      expected,
    )
  })

  it("counts as charged by another payment of the order", () => {
    expect(pending({ order: packed, elsewhere: [charge()] })).toEqual([])
  })

  it("is charged beside others that were", () => {
    const parcels = [parcel(), parcel({ id: "ful_2" })]
    expect(pending({ operations: [hold(), charge()], order: { parcels } })).toEqual([
      { do: "charge-parcel", fulfillmentId: "ful_2" },
    ])
  })
})

describe("an order that waits for its payment", () => {
  const open = { state: "Open", state_changed_at: ago(day) }
  const unpaid = { payments: [] }

  it.each([
    ["is asked for anew when the buyer changed the card", open, [declined()], unpaid, true],
    ["is not while it is suspended", { ...open, state: "Suspended" }, [declined()], unpaid, false],
    ["is not before the buyer did something", { state: "Open" }, [declined()], unpaid, false],
    [
      "is not when it was declined again since",
      open,
      [declined(), declined({ requested_at: ago(hour) })],
      unpaid,
      false,
    ],
    [
      "is not when Amazon rejected it",
      open,
      [declined({ reason_code: "AmazonRejected" })],
      unpaid,
      false,
    ],
    ["is not when money is held", open, [declined(), hold()], unpaid, false],
    ["is not when it has a payment", open, [declined()], { payments: [payment] }, false],
    ["is not when nothing was ever asked", open, [], unpaid, false],
  ])("%s", (_, reference, operations, facts, expected) => {
    expect(pending({ reference, operations, order: facts })).toEqual(
      expected ? [{ do: "authorize" }] : [],
    )
  })
})

describe("a parcel whose charge Amazon refused", () => {
  it.each([
    ["is charged again when the authorization had ended", "InvalidAuthorizationStatus", charging],
    ["is left to a person for any other reason", "TransactionAmountExceeded", []],
  ])("%s", (_, error_code, expected) => {
    const operations = [charge({ state: "failed", error_code })]
    expect(pending({ operations, order: packed })).toEqual(expected)
  })
})

describe("an order whose checkout was cut off", () => {
  const cutOff = { order: { payments: [] }, operations: [], waitsSince: ago(5 * minute) }

  it.each([
    ["is asked for when nothing was asked", {}, true],
    ["is asked for before it was confirmed", { reference: { state: "Draft" } }, true],
    [
      "is asked for when the money is held and Medusa does not know",
      { operations: [hold()] },
      true,
    ],
    [
      "is asked for when it was charged and Medusa does not know",
      {
        reference: { state: "Closed" },
        operations: [charge({ action: "Authorize", fulfillment_id: null })],
      },
      true,
    ],
    [
      "is left alone when somebody has given back what it was charged",
      {
        reference: { state: "Closed" },
        operations: [
          charge({ action: "Authorize", fulfillment_id: null }),
          operation({ kind: "refund", action: "Refund", amount: "10.00" }),
        ],
      },
      false,
    ],
    ["is left alone while the checkout may go on", { waitsSince: ago(5 * minute - 1) }, false],
    ["is left alone when it does not wait", { waitsSince: null }, false],
    ["is not when its payment session is gone and nothing was asked", { hasSession: false }, false],
    [
      "is asked for when its payment session is gone and the money is held",
      { hasSession: false, operations: [hold()] },
      true,
    ],
    ["is left alone when it is cancelled", { order: { payments: [], canceled: true } }, false],
    ["is not when Amazon ended it", { reference: { state: "Canceled" } }, false],
    ["is not when Amazon declined", { operations: [declined()] }, false],
    [
      "is not when Amazon refused",
      { operations: [operation({ kind: "authorize", state: "failed" })] },
      false,
    ],
    [
      "is not while Amazon decides",
      { operations: [operation({ kind: "authorize", state: "pending" })] },
      false,
    ],
  ])("%s", (_, over, expected) => {
    expect(pending({ ...cutOff, ...over }).some((one) => one.do === "authorize")).toBe(expected)
  })
})
