import { localeOf, moneyIn } from "../words"

it.each([
  ["de", "de"],
  ["ptBR", "pt-BR"],
  ["zhCN", "zh-CN"],
  ["enGB", "en-GB"],
  ["not a language", "en"],
  [undefined, "en"],
])("the dashboard's language %j is %s where numbers and times are written", (code, locale) => {
  expect(localeOf(code)).toBe(locale)
})

it("an amount in a currency that is none is shown as it is", () => {
  expect(moneyIn("en", "12.50", "USD")).toBe("$12.50")
  expect(moneyIn("en", "12.50", "EURO")).toBe("12.50 EURO")
})
