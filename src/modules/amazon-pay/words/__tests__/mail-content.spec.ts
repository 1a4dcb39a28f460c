import { languages } from "../languages"
import { amountInWords, mailContent } from "../mail-content"
import { mailNames } from "../mails"

const values = {
  order: "1042",
  amount: "94,50 €",
  url: "https://payments.amazon.de/jr/your-account/orders?language=de-DE&x=1",
  store: "Tarn & Co <b>",
}
const all = languages.flatMap((language) => mailNames.map((name) => ({ language, name })))

describe.each(all)("the mail $name in $language", ({ language, name }) => {
  const { subject, text, html } = mailContent(name, language, values)

  it("names the order and the amount, and leaves no placeholder", () => {
    expect(subject).toContain("1042")
    expect(text).toContain("1042")
    expect(text).toContain("94,50 €")
    expect(subject + text + html).not.toMatch(/[{}]/)
  })

  it("has the buyer's link exactly where another payment method helps", () => {
    const isAsked = name.endsWith("-declined") && name !== "refund-declined"
    expect(text.includes(values.url)).toBe(isAsked)
    expect(html.includes(`<a href="${values.url.replace("&", "&amp;")}">`)).toBe(isAsked)
  })

  it("is in its own words", () => {
    const english = mailContent(name, "en", values)
    if (language !== "en") expect(subject).not.toBe(english.subject)
    for (const paragraph of text.trim().split("\n\n")) {
      if (language === "en" || paragraph === values.url || paragraph === values.store) continue
      expect(english.text).not.toContain(paragraph)
    }
  })
})

it("a mail says as its HTML what it says as its text, without HTML of the shop's", () => {
  const { text, html } = mailContent("payment-failed", "en", values)
  expect(html).toContain("<p>Tarn &amp; Co &lt;b&gt;</p>")
  expect(html.split("\n")).toHaveLength(text.trim().split("\n\n").length)
})

it("a mail of a store without a name ends with what it has to say", () => {
  const { text } = mailContent("refund-declined", "en", { ...values, store: null })
  expect(text.trim().endsWith("your money back.")).toBe(true)
})

it("what a mail puts in is not looked at again", () => {
  const { subject } = mailContent("payment-failed", "en", { ...values, order: "{url}" })
  expect(subject).toBe("Order {url}: your payment was declined")
})

it.each([
  ["94.5", "EUR", "de", "94,50 €"],
  ["1234.00", "USD", "en", "$1,234.00"],
  ["1234", "JPY", "ja", "￥1,234"],
  ["9007199254740993.01", "USD", "en", "$9,007,199,254,740,993.01"],
] as const)("%s %s is read in %s as %s", (amount, currency, language, expected) => {
  expect(amountInWords(amount, currency, language).replace(/\u00a0/g, " ")).toBe(expected)
})

it("the name that a mail ends with is the store's, whatever it is called", () => {
  const store = "Shop {order} {url}"
  const { text } = mailContent("refund-declined", "en", { ...values, store })
  expect(text.trim().split("\n\n").at(-1)).toBe(store)
})
