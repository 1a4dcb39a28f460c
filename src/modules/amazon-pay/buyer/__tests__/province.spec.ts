import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { provinceCode } from "../province"
import { subdivisions } from "../subdivisions"

describe("a province", () => {
  it.each([
    ["US", "WA", "us-wa"],
    ["US", "Washington", "us-wa"],
    ["US", "us-wa", "us-wa"],
    ["US", "State of Washington", "us-wa"],
    ["US", "Washington D.C.", "us-dc"],
    ["US", "district of columbia", "us-dc"],
    ["US", "HI", "us-hi"],
    ["CA", "Québec", "ca-qc"],
    ["CA", "Quebec", "ca-qc"],
    ["CA", "BC", "ca-bc"],
    ["DE", "Bayern", "de-by"],
    ["DE", "Bavaria", "de-by"],
    ["DE", "Baden-Wuerttemberg", "de-bw"],
    ["DE", "Thueringen", "de-th"],
    ["DE", "NRW", "de-nw"],
    ["AT", "NÖ", "at-3"],
    ["AT", "Oberoesterreich", "at-4"],
    ["AT", "Wien", "at-9"],
    ["CH", "Zürich", "ch-zh"],
    ["CH", "Genf", "ch-ge"],
    ["CH", "Canton de Vaud", "ch-vd"],
    ["CH", "Graubuenden", "ch-gr"],
    ["US", "D.C.", "us-dc"],
    ["US", "Hawaii", "us-hi"],
    ["US", "Hawaiʻi", "us-hi"],
    ["US", "Hawai'i", "us-hi"],
    ["US", "PR", "us-pr"],
    ["US", "Puerto Rico", "us-pr"],
    ["US", "AE", "AE"],
    ["US", "AA", "AA"],
    ["US", "Armed Forces Pacific", "Armed Forces Pacific"],
    ["CA", "Newfoundland", "ca-nl"],
    ["CA", "PQ", "ca-qc"],
    ["CA", "Île-du-Prince-Édouard", "ca-pe"],
    ["CA", "Yukon Territory", "ca-yt"],
    ["ES", "La Coruña", "es-c"],
    ["ES", "Gerona", "es-gi"],
    ["ES", "Vizcaya", "es-bi"],
    ["ES", "Baleares", "es-pm"],
    ["ES", "Alacant/Alicante", "es-a"],
    ["ES", "CASTELLÓN", "es-cs"],
    ["IT", "Città Metropolitana di Milano", "it-mi"],
    ["IT", "Forli-Cesena", "it-fc"],
    ["IT", "Reggio nell'Emilia", "it-re"],
    ["IT", "Monza e della Brianza", "it-mb"],
    ["IT", "Bozen", "it-bz"],
    ["FR", "75", "fr-75c"],
    ["GB", "County Durham", "gb-dur"],
    ["IT", "MI", "it-mi"],
    ["IT", "Milano", "it-mi"],
    ["ES", "Madrid", "es-m"],
    ["ES", "Provincia de Sevilla", "es-se"],
    ["AU", "New South Wales", "au-nsw"],
    ["MX", "Jalisco", "mx-jal"],
    ["BR", "São Paulo", "br-sp"],
    ["IE", "Co. Dublin", "ie-d"],
    ["IN", "OD", "in-or"],
    ["IN", "Odisha", "in-or"],
    ["ZA", "GP", "za-gt"],
    ["CN", "Beijing Shi", "cn-bj"],
    ["JP", "東京", "jp-13"],
    ["JP", "Hokkaido", "jp-01"],
    ["GB", "Surrey", "gb-sry"],
    ["GB", "Greater London", "Greater London"],
    ["US", "AP", "AP"],
    ["ZZ", "Nowhere", "Nowhere"],
  ])("of %s that Amazon calls %s is %s", (country, text, expected) => {
    expect(provinceCode(country, text)).toBe(expected)
  })

  it("of every country is found by its code, by its code with the country, and by a name", () => {
    const lost: string[] = []
    for (const [country, entries = ""] of Object.entries(subdivisions)) {
      for (const entry of entries.split("|")) {
        const [code = "", name = ""] = entry.split("~")
        const full = `${country}-${code}`.toLowerCase()
        if (country === "JP" && provinceCode(country, name) === full) continue
        if (provinceCode(country, code) !== full) lost.push(full)
        if (provinceCode(country, full) !== full) lost.push(full)
        if (!provinceCode(country, name).startsWith(`${country.toLowerCase()}-`)) lost.push(name)
      }
    }
    expect(lost).toEqual([])
  })

  it("of a country in Medusa's dashboard is the one that a tax region is made with there", () => {
    const dashboard = createRequire(__filename).resolve("@medusajs/dashboard/package.json")
    const file = dashboard.replace("package.json", "src/lib/data/country-states.ts")
    const offered = [
      ...readFileSync(file, "utf8").matchAll(
        /"?([A-Z]{2})-([A-Z0-9]{1,3})"?:\s*"((?:[^"\\]|\\.)*)"/g,
      ),
    ]
    expect(offered.length).toBeGreaterThan(1_000)
    const lost = offered.filter(([, country = "", code = "", name = ""]) => {
      const full = `${country}-${code}`.toLowerCase()
      const first = offered.find(([, other, , called]) => other === country && called === name)
      const isTwice = first?.[2] !== code
      return (
        provinceCode(country, code) !== full || (!isTwice && provinceCode(country, name) !== full)
      )
    })
    expect(lost.map(([text]) => text)).toEqual([])
  })

  it.each([
    ["(", "WA"],
    ["(A+)+B", "a".repeat(40)],
    [".*", "WA"],
    ["US", "x".repeat(100_000)],
    ["", ""],
  ])("is the text as it is for what is no country or no name: %s", (country, text) => {
    expect(provinceCode(country, text)).toBe(text)
  })
})
