import * as fc from "fast-check"
import { withAllowance } from "../money"

describe("what Amazon lets be charged for an order", () => {
  it.each([
    ["100.00", "USD", "115.00"],
    ["1000.00", "USD", "1075.00"],
    ["499.99", "EUR", "574.98"],
    ["0.03", "GBP", "0.03"],
    ["646", "JPY", "742"],
    ["100000", "JPY", "108400"],
    ["1000.00", "CHF", "1150.00"],
  ])("is for %s %s at most %s", (total, currency, most) => {
    expect(withAllowance(total, currency)).toBe(most)
  })

  it("is never less than the total, and never more than 15 % above it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (cents) => {
        const total = (cents / 100).toFixed(2)
        const most = Math.round(Number(withAllowance(total, "USD")) * 100)
        expect(most).toBeGreaterThanOrEqual(cents)
        expect(most).toBeLessThanOrEqual(Math.min(cents * 1.15, cents + 7_500))
      }),
    )
  })
})
