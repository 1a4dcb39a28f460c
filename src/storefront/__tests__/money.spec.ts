import fc from "fast-check"
import { digitsOf, moneyText, roundedTo, sameMoney } from "../checkout/money.ts"

const usd = (amount: string) => ({ amount, currencyCode: "USD" })

test.each([
  ["94.50", "94.5", true],
  ["94", "94.00", true],
  ["0094.5", "94.5", true],
  ["0", "0.00", true],
  ["94.5", "94.05", false],
  ["94.5", "945", false],
  ["9007199254740993", "9007199254740992", false],
])("%s and %s are the same: %p", (one, other, same) => {
  expect(sameMoney(usd(one), usd(other))).toBe(same)
})

test("currencies are compared whatever their case, and nothing equals nothing only", () => {
  expect(sameMoney(usd("1"), { amount: "1", currencyCode: "usd" })).toBe(true)
  expect(sameMoney(usd("1"), { amount: "1", currencyCode: "EUR" })).toBe(false)
  expect([sameMoney(null, null), sameMoney(usd("1"), null)]).toEqual([true, false])
})

test("zeros behind an amount never matter, any other digit always does", () => {
  const digits = fc.stringMatching(/^[0-9]{1,12}$/)
  fc.assert(
    fc.property(
      digits,
      digits,
      fc.nat({ max: 4 }),
      fc.integer({ min: 1, max: 9 }),
      (whole, rest, zeros, digit) => {
        const written = `${whole}.${rest}`
        expect(sameMoney(usd(written), usd(written + "0".repeat(zeros)))).toBe(true)
        expect(sameMoney(usd(written), usd(`${written}${digit}`))).toBe(false)
      },
    ),
  )
})

test.each([
  [2, "59.483375", "59.48"],
  [2, "59.485", "59.49"],
  [2, "59.995", "60.00"],
  [2, "59.4", "59.40"],
  [2, "59", "59.00"],
  [2, "0.004", "0.00"],
  [2, "0.009", "0.01"],
  [0, "645.5", "646"],
  [0, "646", "646"],
  [2, "9007199254740993.005", "9007199254740993.01"],
])("with %d digits %s is %s", (digits, amount, rounded) => {
  expect(roundedTo(digits, amount)).toBe(rounded)
})

test.each([
  ["646", 0],
  ["94.5", 1],
  ["94.50", 2],
])("%s is written with %d digits", (amount, digits) => {
  expect(digitsOf(amount)).toBe(digits)
})

test.each([
  ["94.50", "EUR", "de-DE", "94,50 €"],
  ["94.5", "USD", "en-US", "$94.50"],
  ["646", "JPY", "ja-JP", "￥646"],
  ["1234.5", "GBP", "en-GB", "£1,234.50"],
])("%s %s is read in %s as %s", (amount, currencyCode, language, text) => {
  expect(moneyText({ amount, currencyCode }, language).replace(/\s/g, " ")).toBe(text)
})

test("a currency or language nobody knows is still read", () => {
  expect(moneyText({ amount: "1", currencyCode: "not a code" }, "en")).toBe("1 not a code")
  expect(moneyText({ amount: "1", currencyCode: "USD" }, "no language")).toBe("1 USD")
})
