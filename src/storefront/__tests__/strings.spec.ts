import { problemCodes } from "../checkout/problem.ts"
import { chooseStrings, constraintText, languages, problemText } from "../strings/choose.ts"
import { constraintCodes } from "../strings/strings.ts"

/** Every text of a language by its place. */
function texts(value: unknown, place = ""): [string, string][] {
  if (typeof value === "string") return [[place, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${place}.${key}`))
}

const amounts = (text: string): number => text.split("{total}").length - 1
const english = new Map(texts(languages.en))

describe.each(Object.entries(languages))("%s", (name, strings) => {
  test("says everything there is to say, with amounts where they belong", () => {
    const said = texts(strings)
    expect(said.map(([place]) => place).sort()).toEqual([...english.keys()].sort())
    for (const [place, text] of said) {
      expect(text.trim()).not.toBe("")
      expect([place, amounts(text)]).toEqual([place, amounts(english.get(place) ?? "")])
    }
  })

  test("has a sentence for every problem and constraint", () => {
    expect(Object.keys(strings.problems).sort()).toEqual([...problemCodes].sort())
    expect(Object.keys(strings.constraints).sort()).toEqual([...constraintCodes].sort())
  })

  test("is a language of its own", () => {
    if (name === "en") return
    const same = texts(strings).filter(([place, text]) => english.get(place) === text)
    expect(same).toEqual([])
  })
})

test.each([
  ["de-AT", languages.de],
  ["ja_JP", languages.ja],
  ["FR", languages.fr],
  ["nl-NL", languages.en],
  ["", languages.en],
  ["constructor", languages.en],
])("%s is spoken as far as it is known", (tag, strings) => {
  expect(chooseStrings(tag)).toEqual(strings)
})

test("a shop's own words go before the kit's, one by one", () => {
  const strings = chooseStrings("en", { placeOrder: "Pay", problems: { interrupted: "Hm." } })
  expect([strings.placeOrder, strings.problems.interrupted]).toEqual(["Pay", "Hm."])
  expect(strings.problems["total-changed"]).toBe(languages.en.problems["total-changed"])
})

test("the store's words follow where they tell more, and only there", () => {
  const { en } = languages
  expect(problemText(en, { code: "order-refused", detail: "Sold out." })).toBe(
    `${en.problems["order-refused"]} Sold out.`,
  )
  expect(problemText(en, { code: "payment-declined", detail: "InvalidPaymentMethod" })).toBe(
    en.problems["payment-declined"],
  )
})

test("a constraint of Amazon's is told in the buyer's language, an unknown one in the store's", () => {
  const view = (code: string) => ({ code, message: "The store's.", next: "retry" }) as const
  const { de } = languages
  expect(constraintText(de, view("BuyerEqualSeller"))).toBe(de.constraints.BuyerEqualsSeller)
  expect(constraintText(de, view("SomethingNew"))).toBe("The store's.")
  expect(constraintText(de, { ...view("SomethingNew"), message: "" })).toBe("SomethingNew")
})
