import { operation } from "../../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { attentionOf, attentionReasons } from "../attention"
import {
  ago,
  charge,
  day,
  declined,
  hold,
  hour,
  minute,
  now,
  parcel,
  payment,
  standing,
} from "./standings"

const fine = { notBooked: false, notCancelled: false }
const attention = (parts: Parameters<typeof standing>[0], trouble = fine) =>
  attentionOf(standing(parts), now, trouble)

const packed = { parcels: [parcel()] }
const refund = (over = {}) =>
  operation({ kind: "refund", state: "declined", booked_id: "ref_1", ...over })
const otherwise = { ...payment, orderReferenceId: undefined }
const refused = charge({ state: "declined", reason_code: "AmazonRejected" })
const failure = (over = {}) =>
  charge({
    state: "declined",
    reason_code: "ProcessingFailure",
    next_check_at: ago(-minute),
    ...over,
  })

describe("a person is called", () => {
  it.each([
    ["to a chargeback", { reference: { attention: "chargeback" } }, "chargeback"],
    ["to a refund that Amazon declined", { operations: [refund()] }, "refund-declined"],
    [
      "to a parcel that was declined",
      { operations: [hold(), refused], order: packed },
      "capture-declined",
    ],
    [
      "to a parcel that was refused",
      { operations: [hold(), charge({ state: "failed" })], order: packed },
      "capture-declined",
    ],
    [
      "to a parcel that could not be processed once too often",
      { operations: [1, 2, 3, 4].map(() => failure({ next_check_at: null })), order: packed },
      "capture-declined",
    ],
    [
      "to an order whose payment was declined",
      { operations: [declined()], order: { payments: [] } },
      "authorization-declined",
    ],
    [
      "to an order whose checkout was cut off",
      { operations: [], order: { payments: [] }, waitsSince: ago(5 * minute) },
      "payment-missing",
    ],
    ["to a suspended order reference", { reference: { state: "Suspended" } }, "suspended"],
    [
      "to a parcel that nothing can be charged for",
      { reference: { state: "Closed" }, operations: [], order: packed },
      "unreachable",
    ],
    [
      "to a call that Amazon has not answered for more than a day",
      { operations: [hold(), charge({ state: "sent", requested_at: ago(25 * hour) })] },
      "unanswered",
    ],
    [
      "to a charge of a cart that is no order",
      { order: null, operations: [charge()] },
      "charge-without-payment",
    ],
    [
      "to a charge for an order that is paid another way",
      { order: { payments: [otherwise] }, isChosen: false, operations: [charge()] },
      "charge-without-payment",
    ],
    [
      "to a charge that came when its order was cancelled, at once",
      {
        order: { payments: [], canceled: true },
        operations: [charge({ requested_at: ago(minute) })],
      },
      "charge-without-payment",
    ],
  ])("%s", (_, parts, expected) => {
    expect(attention(parts)).toBe(expected)
  })

  it("to an order that could not be cancelled, and to a charge that could not be booked", () => {
    expect(attention({}, { ...fine, notCancelled: true })).toBe("not-cancelled")
    expect(attention({}, { ...fine, notBooked: true })).toBe("not-booked")
  })

  it.each(attentionReasons.filter((reason) => reason !== "chargeback"))(
    "no more when what was %s is seen to",
    (reason) => {
      expect(attention({ reference: { attention: reason } })).toBeNull()
    },
  )

  it("to a chargeback for as long as nobody has seen to it, whatever else there is", () => {
    expect(
      attention(
        { reference: { attention: "chargeback", state: "Suspended" }, operations: [refund()] },
        { notBooked: true, notCancelled: true },
      ),
    ).toBe("chargeback")
  })
})

describe("nobody is called", () => {
  it.each([
    ["to an order whose money is held", {}],
    ["to a cart that is no order", { reference: { state: "Suspended" }, order: null }],
    ["to a cancelled order", { reference: { state: "Suspended" }, order: { canceled: true } }],
    [
      "to a refund that nothing in Medusa shows",
      { operations: [hold(), refund({ booked_id: null })] },
    ],
    [
      "to a refund that was refused before it was taken on",
      { operations: [hold(), refund({ state: "failed" })] },
    ],
    ["to a parcel that is tried again soon", { operations: [hold(), failure()], order: packed }],
    [
      "to a parcel that is charged again now",
      { operations: [hold(), failure({ next_check_at: ago(minute) })], order: packed },
    ],
    [
      "to a parcel that was charged at the second try",
      { operations: [refused, charge()], order: packed },
    ],
    [
      "to a parcel that was cancelled",
      { operations: [hold(), refused], order: { parcels: [parcel({ canceled: true })] } },
    ],
    [
      "to a parcel that a hold can still be captured for",
      { reference: { state: "Closed" }, order: packed },
    ],
    ["to a parcel that can be authorized anew", { operations: [], order: packed }],
    [
      "to an order that was declined and is held now",
      { operations: [declined(), hold()], order: { payments: [] } },
    ],
    [
      "to a closed order reference that has nothing left to take",
      { reference: { state: "Closed" } },
    ],
  ])("%s", (_, parts) => {
    expect(attention(parts)).toBeNull()
  })
})

describe("the most pressing reason", () => {
  const everything = {
    reference: { state: "Suspended" },
    operations: [declined({ requested_at: ago(day) }), refused, refund()],
    order: { payments: [], parcels: [parcel({ packedAt: ago(hour) })] },
  }

  it("is what could not be done, then money that was not taken, then money that was not given back", () => {
    expect(attention(everything, { notBooked: true, notCancelled: true })).toBe("not-cancelled")
    expect(attention(everything, { notBooked: true, notCancelled: false })).toBe("not-booked")
    expect(attention(everything)).toBe("capture-declined")
    const { reference, operations, order } = everything
    expect(attention({ reference, operations: operations.slice(0, 1), order })).toBe(
      "authorization-declined",
    )
    expect(attention({ reference, operations: [], order: {} })).toBe("suspended")
  })
})

it("a person is called to an order whose charge was given back before its payment was made", () => {
  const operations = [charge(), operation({ kind: "refund", action: "Refund", amount: "10.00" })]
  const parts = { operations, order: { payments: [] }, waitsSince: ago(hour) }
  expect(attention(parts)).toBe("payment-missing")
})

describe("nobody is called to a charge", () => {
  const elsewhere = charge({ fulfillment_id: null })
  const unavailing = charge({ state: "failed", error_code: "InvalidAuthorizationStatus" })
  const unanswered = charge({ state: "sent", requested_at: ago(23 * hour) })

  const back = operation({ kind: "refund", action: "Refund", amount: "10.00" })
  it.each([
    [
      "of a checkout that is under way",
      { order: null, operations: [charge({ requested_at: ago(minute) })] },
    ],
    ["that was given back", { order: null, operations: [charge(), back] }],
    ["that Amazon has not decided on", { order: null, operations: [charge({ state: "pending" })] }],
    ["of which the payment is being made", { order: { payments: [] }, operations: [charge()] }],
    ["that pays for its order", { operations: [charge()] }],
    [
      "that was refused because the authorization was captured in Seller Central",
      { operations: [unavailing, elsewhere], order: packed },
    ],
    [
      "that was refused so where only people charge",
      { operations: [unavailing, elsewhere], order: packed, trigger: undefined },
    ],
    [
      "that was refused so, after the order reference's end",
      { operations: [unavailing, elsewhere], order: packed, reference: { state: "Closed" } },
    ],
    ["that Amazon has not answered for some hours", { operations: [hold(), unanswered] }],
  ])("%s", (_, parts) => {
    expect(attention(parts)).toBeNull()
  })
})
