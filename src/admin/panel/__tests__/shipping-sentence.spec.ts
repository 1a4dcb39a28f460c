import type { Panel, Shipping } from "../../data/types"
import type { Words } from "../../parts/words"
import { isBadToShip, shippingSentence } from "../shipping-sentence"

const panel = { currency_code: "USD", payments: [{ capture_mode: "fulfillment" }] } as Panel
const shipping = (over: Partial<Shipping> = {}): Shipping => ({
  contents: { mug: "1" },
  amount: "23.75",
  way: "held",
  held_until: null,
  leaves: null,
  also_in_parcels: null,
  against: [],
  ...over,
})
// The keys of the sentences, with what is filled in.
const words = {
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(" "),
  money: (amount: string) => `$${amount}`,
  time: (at: string) => at,
} as unknown as Words
const said = (over: Partial<Shipping>) => [
  shippingSentence(panel, shipping(over), "when", words),
  isBadToShip(shipping(over)),
]

describe("what is said before something is shipped", () => {
  it("is what it charges", () => {
    expect(said({})).toEqual(["shipping.when.fulfillment $23.75", false])
    expect(said({ way: "nothing-due" })).toEqual(["shipping.nothing-due $23.75", false])
    expect(said({ also_in_parcels: "5.50" })).toEqual([
      "shipping.when.fulfillment $23.75 shipping.alsoInParcels $5.50",
      false,
    ])
  })

  it("is that one more charge is possible, and what would be lost", () => {
    expect(said({ leaves: "166.34" })).toEqual([
      "shipping.when.fulfillment $23.75 shipping.once $166.34",
      true,
    ])
    expect(said({ leaves: "0.00" })).toEqual([
      "shipping.when.fulfillment $23.75 shipping.onceAll",
      false,
    ])
  })

  it("is first of all that nothing should be shipped", () => {
    expect(said({ against: ["stop-shipment"] })).toEqual([
      "shipping.against.stop-shipment shipping.when.fulfillment $23.75",
      true,
    ])
    for (const way of ["not-authorized", "declined", "rejected", "suspended"] as const) {
      expect(said({ way })).toEqual([`shipping.${way} $23.75`, true])
    }
  })
})
