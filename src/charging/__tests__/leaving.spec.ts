import { leftAt } from "../leaving"

const [packed, early, late] = [1, 2, 3].map((second) => new Date(second * 1_000))
const at = (shippedAt?: Date, deliveredAt?: Date) => ({
  ...{ packedAt: packed, shippedAt: shippedAt ?? null },
  deliveredAt: deliveredAt ?? null,
})

describe("a parcel", () => {
  it.each([
    ["is packed", at(), null],
    ["is sent off", at(early), early],
    ["is handed over without a shipment", at(undefined, early), early],
    ["is sent off and arrives", at(early, late), early],
    ["is handed over and sent off afterwards", at(late, early), early],
  ])("that %s has left since then, where shipping charges", (_, parcel, expected) => {
    expect(leftAt(parcel, "shipment")).toBe(expected)
    expect(leftAt(parcel, "fulfillment")).toBe(packed)
  })
})
