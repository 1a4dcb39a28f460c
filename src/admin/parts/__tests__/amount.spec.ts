import { exampleIn, readAmount, typedIn } from "../amount"

describe("an amount that somebody types", () => {
  it.each([
    ["12.50", "en", "USD", { amount: "12.50" }],
    ["12,50", "en", "USD", { problem: "noNumber" }],
    ["12,50", "de", "EUR", { amount: "12.50" }],
    ["12,5", "fr", "EUR", { amount: "12.5" }],
    ["12.50", "de", "EUR", { amount: "12.50" }],
    // A thousand, or one and nothing?
    ["1.000", "de", "EUR", { problem: "noNumber" }],
    ["1.234,56", "de", "EUR", { problem: "noNumber" }],
    ["1250", "ja", "JPY", { amount: "1250" }],
    ["１２５０", "ja", "JPY", { amount: "1250" }],
    ["100.5", "en", "JPY", { problem: "tooPrecise" }],
    ["1.005", "en", "USD", { problem: "tooPrecise" }],
    ["1,005", "de", "USD", { problem: "tooPrecise" }],
    [" 3 ", "es", "EUR", { amount: "3" }],
    ["۱۹۰٫۰۹", "fa", "USD", { amount: "190.09" }],
    ["١٢٫٥", "ar", "USD", { amount: "12.5" }],
    ["0", "en", "USD", { problem: "noNumber" }],
    ["0.00", "en", "USD", { problem: "noNumber" }],
    ["-3", "en", "USD", { problem: "noNumber" }],
    ["", "en", "USD", { problem: "noNumber" }],
    ["1e3", "en", "USD", { problem: "noNumber" }],
  ])("is read as the language writes it: %s in %s, %s", (text, language, currency, read) => {
    expect(readAmount(text, language, currency)).toEqual(read)
  })

  it("is filled in, and shown how, as the language writes it", () => {
    expect(typedIn("de", "190.09")).toBe("190,09")
    expect(typedIn("en", "190.09")).toBe("190.09")
    const examples = ["en", "de", "ja"].map((language) => exampleIn(language, "EUR"))
    expect(examples).toEqual(["12.50", "12,50", "12.50"])
    expect(exampleIn("fr", "JPY")).toBe("1250")
    for (const language of ["en", "de", "fr", "es", "ja", "fa", "ar", "pt-BR"]) {
      expect(readAmount(typedIn(language, "190.09"), language, "EUR")).toEqual({
        amount: "190.09",
      })
    }
  })
})
