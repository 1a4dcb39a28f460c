import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { reasonsWhy } from "../admin-views/why"
import { attentionReasons } from "../reconciliation/attention-reasons"
import i18n from "../admin/i18n"

type Words = { [key: string]: string | Words }

/** Every text by its key. */
function textsOf(words: Words, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value]] : [...textsOf(value, `${path}${key}.`)],
    ),
  )
}
const placesIn = (text: string | undefined) =>
  [...(text ?? "").matchAll(/\{\{\w+\}\}/g)].flat().sort()

describe("the dashboard's words", () => {
  const { en, ...others } = i18n
  const english = textsOf(en.amazonPay)

  it.each(Object.entries(others))(
    "are all there in %s, with the same values",
    (_, { amazonPay }) => {
      const texts = textsOf(amazonPay)
      expect([...texts.keys()]).toEqual([...english.keys()])
      for (const [key, text] of texts) {
        expect([key, placesIn(text)]).toEqual([key, placesIn(english.get(key))])
        expect([key, text.trim()]).not.toEqual([key, ""])
      }
    },
  )

  it("say why for every reason the API gives, as the API does", () => {
    expect(en.amazonPay.why).toEqual(reasonsWhy)
  })

  it("say what to do for every reason to call a person", () => {
    expect(Object.keys(en.amazonPay.attention)).toEqual(
      expect.arrayContaining([...attentionReasons]),
    )
  })

  it("have every key that is written out in the code", () => {
    const root = join(__dirname, "../admin")
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.tsx?$/.test(name),
    )
    const used = files.flatMap((name) =>
      [...readFileSync(join(root, name), "utf8").matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(
        ([, key]) => key,
      ),
    )
    expect(used.length).toBeGreaterThan(60)
    expect(used.filter((key) => key !== undefined && !english.has(key))).toEqual([])
  })
})
