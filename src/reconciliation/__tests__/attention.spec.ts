import { noTrouble } from "../attention"
import {
  ago,
  byHand,
  charge,
  credited,
  declined,
  disputed,
  failure,
  hold,
  hour,
  listed,
  minute,
  now,
  otherwise,
  packed,
  parcel,
  refund,
  refused,
  share,
  timedOut,
  type Parts,
  whole,
} from "./assessments"

describe("listed with its amount is", () => {
  it.each<[string, Parts, string]>([
    [
      "a chargeback, with what is disputed",
      { reference: disputed({ amount: "7.5" }) },
      "chargeback 7.50",
    ],
    [
      "each of two chargebacks, also where Amazon named no amount, or one in another currency",
      {
        reference: disputed(
          { id: "B1", amount: "7.50" },
          { id: "B2" },
          { id: "B3", amount: "9.00", currency_code: "EUR" },
        ),
      },
      "chargeback 7.50, chargeback, chargeback",
    ],
    [
      "a refund that Amazon declined",
      {
        operations: [
          charge({ amount: "20.00" }),
          refund({ state: "declined", booked_id: "ref_1" }),
        ],
        order: credited,
      },
      "refund-declined 10.00",
    ],
    [
      "a charge by hand that Amazon declined after the parcel was charged the rest",
      {
        operations: [
          byHand({ amount: "6.00", state: "declined", reason_code: "ProcessingFailure" }),
          charge({ amount: "14.00", parcel_amount: "14.00" }),
        ].map((one, sequence) => ({ ...one, sequence })),
        order: { parcels: [whole] },
      },
      "capture-declined 6.00",
    ],
    [
      "a parcel that was declined",
      { operations: [hold(), refused], order: packed },
      "capture-declined 10.00",
    ],
    [
      "a parcel that was refused",
      { operations: [hold(), charge({ state: "failed" })], order: packed },
      "capture-declined 10.00",
    ],
    [
      "a parcel that could not be processed once too often",
      { operations: [1, 2, 3, 4].map(() => failure({ next_check_at: null })), order: packed },
      "capture-declined 10.00",
    ],
    [
      "the rest of a parcel of which one share was charged and the other was declined",
      { operations: [share(), timedOut()], order: { parcels: [whole] } },
      "capture-declined 12.00",
    ],
    [
      "the rest of a parcel whose other share could not be processed once too often",
      {
        operations: [share(), ...[1, 2, 3, 4].map(() => failure({ next_check_at: null }))],
        order: { parcels: [whole] },
      },
      "capture-declined 12.00",
    ],
    [
      "a charge that somebody asked for by hand and Amazon declined",
      {
        operations: [hold(), byHand({ state: "declined", amount: "20.00" })],
        order: { parcels: [whole] },
        trigger: undefined,
      },
      "capture-declined 20.00",
    ],
    [
      "an order whose payment was declined",
      { reference: { state: "Suspended" }, operations: [declined()], order: { payments: [] } },
      "authorization-declined 20.00",
    ],
    [
      "an order whose payment was declined, and may be authorized again",
      { operations: [declined({ reason_code: "AmazonRejected" })], order: { payments: [] } },
      "authorization-failed 20.00",
    ],
    [
      "an order whose payment was declined, and whose order reference has ended",
      {
        reference: { state: "Closed" },
        operations: [declined()],
        order: { payments: [] },
      },
      "authorization-rejected 20.00",
    ],
    [
      "an order whose checkout was cut off",
      { operations: [], order: { payments: [] }, waitsSince: ago(5 * minute) },
      "payment-missing 20.00",
    ],
    [
      "an order whose charge was given back before its payment was made",
      {
        operations: [charge(), refund()],
        order: { payments: [] },
        waitsSince: ago(hour),
      },
      "payment-missing 20.00",
    ],
    [
      "a suspended order reference of which a part is charged",
      { reference: { state: "Suspended" }, operations: [charge()] },
      "suspended 10.00",
    ],
    [
      "an order that was cancelled at Amazon before it was packed",
      { reference: { state: "Canceled" }, operations: [hold({ amazon_state: "Closed" })] },
      "unreachable 20.00",
    ],
    [
      "an order whose order reference ended with half of it charged",
      { reference: { state: "Closed" }, operations: [charge()], order: packed },
      "unreachable 10.00",
    ],
    [
      "what a hold of a closed order reference does not cover",
      { reference: { state: "Closed" }, operations: [hold({ amount: "15.00" })] },
      "unreachable 5.00",
    ],
    [
      "an order that has grown beyond what Amazon allows, once it has left",
      {
        operations: [charge({ amount: "23.00" })],
        order: {
          total: "40.00",
          costs: "40.00",
          lines: [{ id: "mug", quantity: "2", returned: "0", cost: "40.00", ships: true }],
          parcels: [whole],
        },
      },
      "unreachable 17.00",
    ],
    [
      "what Amazon declined by hand of an order that has grown beyond what it allows, without that",
      {
        operations: [byHand({ amount: "40.00", state: "declined" })],
        order: { total: "40.00", costs: "40.00", owed: "40.00" },
      },
      "unreachable 17.00, capture-declined 23.00",
    ],
    [
      "a fulfillment of which nobody knows what it holds",
      { order: { parcels: [parcel({ contents: {} })] } },
      "contents-unknown 20.00",
    ],
    [
      "a call that Amazon has not answered for more than a day",
      { operations: [hold(), charge({ state: "sent", requested_at: ago(25 * hour) })] },
      "unanswered 10.00",
    ],
    [
      "a charge of a cart that is no order",
      { order: null, operations: [charge()] },
      "charge-without-payment 10.00",
    ],
    [
      "a charge for an order that is paid another way",
      {
        order: { payments: [{ ...otherwise, captured: "20.00" }] },
        operations: [charge()],
      },
      "charge-without-payment 10.00",
    ],
    [
      "a charge for an order that was placed with another order reference",
      { order: { payments: [] }, isSuperseded: true, operations: [charge()] },
      "charge-without-payment 10.00",
    ],
    [
      "a charge that came when its order was cancelled, at once",
      {
        order: { payments: [], canceled: true },
        operations: [charge({ requested_at: ago(minute) })],
      },
      "charge-without-payment 10.00",
    ],
    [
      "a charge that is booked on a cancelled order",
      { order: { canceled: true }, operations: [charge()] },
      "overcharged 10.00",
    ],
    [
      "what was charged and came back",
      { order: { costs: "12.00" }, operations: [charge({ amount: "20.00" })] },
      "overcharged 8.00",
    ],
    [
      "what Amazon has charged and Medusa has not booked",
      { operations: [charge()], booked: { captured: "0" } },
      "not-booked 10.00",
    ],
    [
      "what Amazon has refunded and Medusa has not booked",
      {
        operations: [charge({ amount: "20.00" }), refund()],
        order: { costs: "16.00", owed: "16.00", creditedRefunds: "4.00" },
        booked: { refunded: "4.00" },
      },
      "not-booked 6.00",
    ],
    [
      "what was refunded beyond the charge",
      {
        operations: [charge({ amount: "20.00" }), refund({ amount: "23.00" })],
        order: { owed: "0.00", costs: "0.00", creditedRefunds: "20.00" },
      },
      "refunded-above 3.00",
    ],
    [
      "what came back and was charged by another capture than the one that gave back too much",
      {
        operations: [
          charge({ amount: "12.00" }),
          byHand({ id: "apop_2", amount: "8.00", amazon_id: "S01-C2" }),
          refund({ amount: "9.00", amazon_parent_id: "S01-C2" }),
        ],
        order: { owed: "0.00", costs: "0.00", creditedRefunds: "8.00" },
      },
      "overcharged 12.00, refunded-above 1.00",
    ],
    [
      "what an edit has asked for anew after Medusa gave back what was too much",
      { operations: [charge({ amount: "20.00" }), refund({ amount: "10.00" })] },
      "unreachable 10.00",
    ],
    [
      "what left after all that was captured for it by hand was given back",
      {
        operations: [
          byHand({ amount: "20.00", requested_at: ago(3 * hour) }),
          refund({ amount: "20.00", requested_at: ago(2 * hour) }),
        ],
        order: { parcels: [whole], owed: "0.00", costs: "0.00", creditedRefunds: "20.00" },
      },
      "unreachable 20.00",
    ],
  ])("%s", (_, parts, expected) => {
    expect(listed(parts)).toBe(expected)
  })

  it("a cancelled order whose money could not be released, for as long as it is held", () => {
    const order = { canceled: true }
    const trouble = { ...noTrouble, notCancelled: true }
    expect(listed({ order }, trouble)).toBe("not-cancelled 20.00")
    const closed = { reference: { state: "Canceled" }, operations: [], order }
    expect(listed(closed, trouble)).toBeNull()
  })

  it("a charge that the look which has just ended could not book", () => {
    const operations = [charge({ requested_at: now })]
    const parts = { operations, booked: { captured: "0" } }
    expect(listed(parts, { ...noTrouble, notBooked: true })).toBe("not-booked")
    expect(listed(parts)).toBeNull()
  })
})
