import fc from "fast-check"
import { currencyDigits, isDecimalText, normaliseAmount } from "../money"

describe("normaliseAmount", () => {
  it.each([
    ["0", "USD", "0.00"],
    ["5.0", "USD", "5.00"],
    ["5", "eur", "5.00"],
    ["646.00", "JPY", "646"],
    ["1.2", "KWD", "1.200"],
    ["1.0E7", "USD", "10000000.00"],
    ["9.5E-1", "USD", "0.95"],
    ["-0.0", "USD", "0.00"],
    ["-5", "USD", "-5.00"],
    ["007.10", "USD", "7.10"],
    [" 19.95 ", "GBP", "19.95"],
    ["0.0099999999999998", "USD", "0.0099999999999998"],
    ["12345678901234567890.12", "USD", "12345678901234567890.12"],
  ])("reads %s %s as %s", (text, currency, expected) => {
    expect(normaliseAmount(text, currency)).toBe(expected)
  })

  it.each(["", "x", "0x10", "1,5", "NaN", "Infinity", "1e999", "1.2.3", "1".repeat(50)])(
    "refuses %s",
    (text) => {
      expect(isDecimalText(text)).toBe(false)
      expect(() => normaliseAmount(text, "USD")).toThrow(RangeError)
    },
  )

  it("changes nothing the second time, nor the value the first time", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.nat(4),
        fc.constantFrom("USD", "JPY", "KWD"),
        (units, zeros, currency) => {
          const digits = currencyDigits(currency)
          const padded = units.toString().padStart(digits + 1, "0")
          const exact =
            digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
          const untidy = `00${exact}${exact.includes(".") ? "" : "."}${"0".repeat(zeros)}`
          expect(normaliseAmount(untidy, currency)).toBe(exact)
          expect(normaliseAmount(exact, currency)).toBe(exact)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe("currencyDigits", () => {
  it.each([
    ["USD", 2],
    ["eur", 2],
    ["SEK", 2],
    ["HUF", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["CLF", 4],
  ])("%s has %i", (code, digits) => {
    expect(currencyDigits(code)).toBe(digits)
  })
})
