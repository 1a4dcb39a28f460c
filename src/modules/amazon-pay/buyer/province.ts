import { prefectureCode } from "./prefectures"
import { otherNames } from "./province-names"
import { subdivisions } from "./subdivisions"

type Codes = ReadonlyMap<string, string>

/** Longer than any name of one, with what its country calls such things. */
const longest = 100

/** Made once for a country that an address was in. */
const known = new Map<string, { codes: Codes; names: Codes }>()

/**
 * A state, province or prefecture in the form that Medusa's types name: its ISO 3166-2 code in small letters, `us-wa`. The tax
 * regions and shipping zones of Medusa's dashboard have it, and Medusa compares letter by letter.
 * @param country ISO 3166 alpha-2, capital letters
 * @param text a code, with its country or without, or a name, as Amazon's buyers have written it
 * @returns the text as it is where it names none that is known
 */
export function provinceCode(country: string, text: string): string {
  // Whoever knows a cart writes both, at any length.
  if (!/^[A-Z]{2}$/.test(country) || text.length > longest) return text
  if (country === "JP") return prefectureCode(text) ?? text
  const { codes, names } = tableOf(country)
  const capitals = text.toUpperCase()
  const hasCountry = capitals.startsWith(`${country}-`) || capitals.startsWith(`${country} `)
  const code = hasCountry ? capitals.slice(country.length + 1) : capitals
  const found = codes.get(code) ?? nameForms(text).flatMap((form) => names.get(form) ?? [])[0]
  return found ?? text
}

function tableOf(country: string): { codes: Codes; names: Codes } {
  const existing = known.get(country)
  if (existing) return existing
  const entries = splitEntries(subdivisions[country]).map(([code = "", ...names]) => {
    return { code, full: `${country}-${code}`.toLowerCase(), forms: names.map(nameForms) }
  })
  const codes = new Map(entries.map(({ code, full }) => [code, full]))
  const names = new Map<string, string>()
  // As it is called first, before what is left of other names; and of those, what the dashboard has first.
  for (const take of [(forms: string[]) => forms.slice(0, 1), (forms: string[]) => forms]) {
    for (const { full, forms } of entries) {
      for (const form of forms.flatMap(take)) if (!names.has(form)) names.set(form, full)
    }
  }
  for (const [code = "", ...others] of splitEntries(otherNames[country])) {
    const full = codes.get(code)
    for (const form of others.flatMap(nameForms)) {
      if (full && !names.has(form)) names.set(form, full)
    }
  }
  const made = { codes, names }
  // A country that has none is no reason to remember it.
  if (codes.size) known.set(country, made)
  return made
}

function splitEntries(text: string | undefined): string[][] {
  return (text?.split("|") ?? []).map((entry) => entry.split("~"))
}

/** Words for what kind of thing it is, in languages of countries that write them. */
const kinds =
  "state|province|provincia|citta metropolitana|provinz|county|co|region|région|región|prefecture|department|departamento|estado|canton|kanton|emirate|governorate|oblast|sheng|shi|do"
const before = new RegExp(`^(?:the )?(?:${kinds})(?: of| de| di| do| da)? `, "u")
const behind = new RegExp(` (?:${kinds})$`, "u")

/**
 * A name as it is compared: without marks, case and spaces, as it is, and without the word for its kind; and with umlauts as they are
 * written where a keyboard has none.
 */
function nameForms(text: string): string[] {
  const spelt = text.replace(/[äöü]/giu, (letter) => `${letter.normalize("NFD")[0] ?? ""}e`)
  const forms = [text, spelt].flatMap((one) => {
    const plain = one
      .normalize("NFD")
      // Marks, and letters that stand for a pause: Hawaiʻi.
      .replace(/[\p{M}\p{Lm}]/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
    return [plain, plain.replace(behind, ""), plain.replace(before, "")]
  })
  return [...new Set(forms.map((form) => form.replaceAll(" ", "")))].filter(Boolean)
}
