import fc from "fast-check"
import { overwriting, readOffer } from "../session-data"

describe("what a browser sends with a payment session", () => {
  it("is believed in one thing: the order reference id", () => {
    expect(readOffer({ amazon_order_reference_id: "S01-1234567-1234567" })).toBe(
      "S01-1234567-1234567",
    )
    expect(readOffer({})).toBeUndefined()
    expect(readOffer(undefined)).toBeUndefined()
  })

  it.each([
    "",
    "S01",
    "S01-1234567-12345678",
    "s01-1234567-1234567",
    " S01-1234567-1234567",
    7,
    null,
    {},
    ["S01-1234567-1234567"],
  ])("is refused for the id %p", (id) => {
    expect(() => readOffer({ amazon_order_reference_id: id })).toThrow(
      expect.objectContaining({ type: "invalid_data" }),
    )
  })

  it("leaves nothing behind after Medusa has merged it with the plugin's own", () => {
    const own = { session_id: "payses_1", amount: "75.50", currency_code: "USD" }
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (sent) => {
        const merged: unknown = JSON.parse(JSON.stringify({ ...sent, ...overwriting(sent, own) }))
        expect(merged).toEqual(own)
      }),
    )
  })
})
