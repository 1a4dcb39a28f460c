import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { reasonsWhy } from "../workflows/panel/why"
import { attentionReasons } from "../workflows/checking/attention"
import de from "../admin/i18n/de.json"
import en from "../admin/i18n/en.json"
import es from "../admin/i18n/es.json"
import fr from "../admin/i18n/fr.json"
import ja from "../admin/i18n/ja.json"

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
  const english = textsOf(en)

  it.each(Object.entries({ de, es, fr, ja }))(
    "are all there in %s, with the same values",
    (_, words) => {
      const texts = textsOf(words)
      expect([...texts.keys()]).toEqual([...english.keys()])
      for (const [key, text] of texts) {
        expect([key, placesIn(text)]).toEqual([key, placesIn(english.get(key))])
        expect([key, text.trim()]).not.toEqual([key, ""])
      }
    },
  )

  it("say why for every reason the API gives, as the API does", () => {
    expect(en.why).toEqual(reasonsWhy)
  })

  it("say what to do for every reason to call a person", () => {
    expect(Object.keys(en.attention)).toEqual(expect.arrayContaining([...attentionReasons]))
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
