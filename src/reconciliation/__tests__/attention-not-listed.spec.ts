import {
  ago,
  byHand,
  charge,
  declined,
  failure,
  hold,
  hour,
  listed,
  minute,
  otherwise,
  packed,
  parcel,
  payment,
  refund,
  refused,
  share,
  timedOut,
  type Parts,
  whole,
} from "./assessments"

describe("not listed is", () => {
  const back = refund()
  it.each<[string, Parts]>([
    ["an order whose money is held", {}],
    ["a cart that is no order", { reference: { state: "Suspended" }, order: null }],
    [
      "a cancelled order",
      { reference: { state: "Suspended" }, operations: [], order: { canceled: true } },
    ],
    [
      "an order that was captured whole by hand, then packed",
      {
        reference: { state: "Closed" },
        operations: [byHand({ amount: "20.00" })],
        order: { parcels: [whole] },
      },
    ],
    [
      "an order whose declined parcel was captured by hand",
      {
        reference: { state: "Closed" },
        operations: [{ ...refused, amount: "20.00" }, byHand({ amount: "20.00" })],
        order: { parcels: [whole] },
      },
    ],
    [
      "a parcel whose declined share was captured by hand",
      {
        operations: [share(), timedOut(), byHand({ amount: "12.00" })],
        order: { parcels: [whole] },
      },
    ],
    [
      "a parcel whose declined share was charged at the second try",
      {
        operations: [share(), timedOut(), charge({ amount: "12.00", parcel_amount: "20.00" })],
        order: { parcels: [whole] },
      },
    ],
    [
      "digital goods that are fulfilled after everything was charged with the parcel",
      {
        reference: { state: "Closed" },
        operations: [charge({ amount: "20.00" })],
        order: {
          lines: [
            { id: "mug", quantity: "1", returned: "0", cost: "15.00", ships: true },
            { id: "song", quantity: "1", returned: "0", cost: "5.00", ships: false },
          ],
          parcels: [parcel(), parcel({ id: "ful_2", contents: { song: "1" } })],
        },
      },
    ],
    [
      "a suspended order reference that has nothing left to take",
      { reference: { state: "Suspended" }, operations: [charge({ amount: "20.00" })] },
    ],
    [
      "an order reference that ended and whose rest was paid another way",
      {
        reference: { state: "Closed" },
        operations: [charge()],
        order: { payments: [payment, { ...otherwise, amount: "10.00", captured: "10.00" }] },
      },
    ],
    [
      "an order reference that ended and whose rest another payment stands for",
      {
        reference: { state: "Closed" },
        operations: [charge()],
        order: { payments: [payment, { ...otherwise, amount: "10.00" }] },
      },
    ],
    [
      "a fulfillment of which nobody knows what it holds, of an order that is paid",
      {
        operations: [byHand({ amount: "20.00" })],
        order: { parcels: [parcel({ contents: {} })] },
      },
    ],
    [
      "a refund that nothing in Medusa shows",
      { operations: [hold(), refund({ state: "declined" })] },
    ],
    [
      "a refund that was refused before it was taken on",
      { operations: [hold(), refund({ state: "failed", booked_id: "ref_1" })] },
    ],
    ["a parcel that is tried again soon", { operations: [hold(), failure()], order: packed }],
    [
      "a parcel that is charged again now",
      { operations: [hold(), failure({ next_check_at: ago(minute) })], order: packed },
    ],
    [
      "a parcel that was charged at the second try",
      { operations: [refused, charge()], order: packed },
    ],
    [
      "a parcel that was cancelled",
      { operations: [hold(), refused], order: { parcels: [parcel({ canceled: true })] } },
    ],
    [
      "a parcel that a hold can still be captured for",
      { reference: { state: "Closed" }, order: packed },
    ],
    ["a parcel that can be authorized anew", { operations: [], order: packed }],
    [
      "an order that was declined and is held now",
      { operations: [declined(), hold()], order: { payments: [] } },
    ],
    [
      "a charge of a checkout that is under way",
      { order: null, operations: [charge({ requested_at: ago(minute) })] },
    ],
    ["a charge that was given back", { order: null, operations: [charge(), back] }],
    [
      "a charge of a cancelled order that was given back",
      { order: { canceled: true }, operations: [charge(), back] },
    ],
    [
      "a charge of a cancelled order whose refund is under way",
      { order: { canceled: true }, operations: [charge(), refund({ state: "sent" })] },
    ],
    [
      "a charge that Amazon has not decided on",
      { order: null, operations: [charge({ state: "pending" })] },
    ],
    [
      "a charge of which the payment is being made",
      { order: { payments: [] }, operations: [charge()] },
    ],
    ["a charge that pays for its order", { operations: [charge()] }],
    [
      "a parcel that was refused because the authorization was captured in Seller Central",
      {
        operations: [
          charge({ state: "failed", error_code: "InvalidAuthorizationStatus" }),
          byHand(),
        ],
        order: packed,
      },
    ],
    [
      "a call that Amazon has not answered for some hours",
      { operations: [hold(), charge({ state: "sent", requested_at: ago(23 * hour) })] },
    ],
    [
      "goodwill that was refunded",
      {
        operations: [charge({ amount: "20.00" }), back],
        order: { owed: "10.00", costs: "10.00", creditedRefunds: "10.00" },
      },
    ],
  ])("%s", (_, parts) => {
    expect(listed(parts)).toBeNull()
  })
})

describe("what an order that was placed for nothing has grown by", () => {
  const free = { reference: { total: "0", state: "Canceled" }, operations: [], waitsSince: null }
  const other = { ...payment, orderReferenceId: undefined }
  it.each<[string, Parts, string | null]>([
    ["is listed", { order: { payments: [] } }, "unreachable 20.00"],
    [
      "is not while it still costs nothing",
      { order: { payments: [], costs: "0", total: "0", lines: [] } },
      null,
    ],
    [
      "is not once it is paid another way",
      { order: { payments: [{ ...other, captured: "20.00" }] } },
      null,
    ],
    ["is not once another payment stands for it", { order: { payments: [other] } }, null],
    [
      "is the other order reference's that pays it",
      { order: { payments: [{ ...payment, orderReferenceId: "S01-2" }] } },
      null,
    ],
    [
      "is not listed for one that the buyer has replaced",
      { order: { payments: [] }, isSuperseded: true },
      null,
    ],
    ["is not once the order is cancelled", { order: { payments: [], canceled: true } }, null],
  ])("%s", (_, parts, expected) => {
    expect(listed({ ...free, ...parts })).toBe(expected)
  })
})
