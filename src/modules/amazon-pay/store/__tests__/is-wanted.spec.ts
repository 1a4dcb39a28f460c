import { isWanted, type Purposes } from "../is-wanted"

const cart: Purposes = {
  ...{ order: null, isPaid: false, isPaidWithThis: false },
  ...{ isChosen: true, isParcelCanceled: false },
}
const placed: Purposes = {
  ...cart,
  ...{ order: { isCanceled: false }, isPaid: true, isPaidWithThis: true },
}
const canceled: Purposes = { ...placed, order: { isCanceled: true } }
const elsewhere: Purposes = { ...placed, isPaidWithThis: false }
const unpaid: Purposes = { ...placed, isPaid: false, isPaidWithThis: false }

const charge = { kind: "capture", purpose: "person", fulfillment_id: null } as const
const parcel = { kind: "capture", purpose: "parcel", fulfillment_id: "ful_1" } as const
const checkout = { kind: "authorize", purpose: "cart", fulfillment_id: null } as const

describe("whether a call without an answer is still wanted", () => {
  it.each([
    ["a parcel's charge, while the parcel stands", parcel, placed, true],
    ["no parcel's charge, once the parcel is cancelled", parcel, cancelledParcel(placed), false],
    ["no parcel's charge, once the order is cancelled", parcel, canceled, false],
    ["a person's charge, while the order stands", charge, placed, true],
    ["no person's charge, once the order is cancelled", charge, canceled, false],
    ["a cart's authorization, while the buyer has chosen it", checkout, cart, true],
    ["no cart's authorization, once the buyer chose another", checkout, notChosen(cart), false],
    ["no cart's authorization, once the order is paid otherwise", checkout, elsewhere, false],
    ["a cart's authorization that pays for the order", checkout, notChosen(placed), true],
    ["a placed order's authorization, while it waits for its payment", checkout, unpaid, true],
    ["none of a placed order's, once another was chosen", checkout, notChosen(unpaid), false],
    ["a refund, though the order is cancelled", { ...charge, kind: "refund" }, canceled, true],
    ["a release, though the order is cancelled", { ...charge, kind: "release" }, canceled, true],
    ["what was written down before purposes were", { ...charge, purpose: null }, placed, true],
  ] as const)("%s", (_, operation, purposes, expected) => {
    expect(isWanted(operation, purposes)).toBe(expected)
  })
})

function cancelledParcel(purposes: Purposes): Purposes {
  return { ...purposes, isParcelCanceled: true }
}

function notChosen(purposes: Purposes): Purposes {
  return { ...purposes, isChosen: false }
}
