import { pickupLines, type StreetLines } from "./pickup-points"

/**
 * The first line Amazon gives is the street's, what follows belongs to it. Any line may be missing.
 */
export function streetLines(lines: readonly string[]): StreetLines {
  const [street, ...rest] = lines
  return { company: null, address_1: street ?? null, address_2: joined(rest) }
}

const number = String.raw`\d+\s?[a-z]?(?:\s?[-/+]\s?\d+\s?[a-z]?)*`

/** A word that streets are called by, then a number: "Domagkstr. 28, 2. OG", "Mariahilfer Straße 12/3/4", "Rue du Rhône 12". */
const surelyStreet = new RegExp(
  String.raw`(?:str\.?|stra(?:ß|ss)e|gasse|weg|platz|allee|chaussee|damm|ufer|promenade|zeile|graben)[\s,]*${number}(?![\p{L}\d])|(?:^|\s)(?:rue|avenue|av\.|chemin|ch\.|route|quai|place|via|viale|corso|piazza)\s.*\d`,
  "iu",
)
/** A name or word, then a house number: "Am Markt 3", "Q 7, 24". */
const street = new RegExp(String.raw`\p{L}.*\s${number}$`, "iu")
/** A house number that was entered in a line of its own. */
const houseNumber = /^(?:nr\.?\s*)?\d{1,4}\s?[a-z]?(\s?[-/+]\s?\d+\s?[a-z]?)*$/iu

const words = (...some: string[]) => new RegExp(`^(?:${some.join("|")})(?![\\p{L}])`, "iu")

/** Where in the house: nothing that a street is. */
const whereInside = words(
  ...["apartment", "appartement", "apt", "app", "atelier", "aufgang", "block", "dachgeschoss"],
  ...["eg", "dg", "ug", "erdgeschoss", "eingang", "etage", "gebäude", "geb", "halle", "haus"],
  ...["hinterhaus", "hof", "keller", "lager", "ort", "raum", "seitenflügel", "stg", "stiege"],
  ...["stock", "stockwerk", "top", "trakt", "treppe", "tür", "vorderhaus", "whg", "wohnung", "zi"],
  ...["zimmer", "\\d+\\.?\\s?(?:og|ug|stock|stockwerk|etage|obergeschoss)", "tel", "telefon"],
  ...["étage", "escalier", "bâtiment", "interno", "piano", "scala"],
)
/** With whom. */
const withWhom = /^(?:c\/o\b|z\.?\s?hd(?!\p{L})|zu händen|bei\s|a\/c\b|attn\b)/iu

/**
 * In German, Austrian and Swiss address books the street may stand below a company. The last line that reads like a street and
 * house number is the street; lines above it are the company, lines below, and above where they say so, tell where in the
 * house. Without any such line the last one is the street, as Amazon describes it (protocol reference §4.2).
 */
export function germanStreetLines(given: readonly string[]): StreetLines {
  const lines = withHouseNumbers(given)
  const atPoint = pickupLines(lines)
  if (atPoint) return atPoint
  if (lines.length < 2) return streetLines(lines)
  const at = streetOf(lines)
  const above = lines.slice(0, at)
  return {
    company: joined(above.filter((line) => !whereInside.test(line))),
    address_1: lines[at] ?? null,
    address_2: joined([...above.filter((line) => whereInside.test(line)), ...lines.slice(at + 1)]),
  }
}

function streetOf(lines: readonly string[]): number {
  const isElse = (line: string) => whereInside.test(line) || withWhom.test(line)
  for (const reads of [surelyStreet, street, /(?:)/]) {
    const found = lines.findLastIndex((line) => reads.test(line) && !isElse(line))
    if (found >= 0) return found
  }
  return 0
}

function withHouseNumbers(lines: readonly string[]): string[] {
  const [first = "", second, ...rest] = lines
  // The number was entered above its street.
  const ordered =
    second !== undefined && houseNumber.test(first) && /^\p{L}[^\d]*$/u.test(second)
      ? [second, first, ...rest]
      : lines
  return ordered.reduce<string[]>((whole, line) => {
    const above = whole.at(-1)
    if (above === undefined || !houseNumber.test(line) || /\d$/.test(above)) return [...whole, line]
    return [...whole.slice(0, -1), `${above} ${line}`]
  }, [])
}

function joined(lines: readonly string[]): string | null {
  return lines.length ? lines.join(", ") : null
}
