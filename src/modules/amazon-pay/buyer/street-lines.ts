/** What an address has between the name and the town. */
export interface StreetLines {
  company: string | null
  address_1: string | null
  address_2: string | null
}

/**
 * The first line Amazon gives is the street's, what follows belongs to it. Any line may be missing.
 */
export function streetLines(lines: readonly string[]): StreetLines {
  const [street, ...rest] = lines
  return { company: null, address_1: street ?? null, address_2: joined(rest) }
}

/** A name or word, then a house number: "Domagkstr. 28", "Straße des 17. Juni 135", "Mariahilfer Str. 12/3/4", "Packstation 145". */
const street = /\p{L}.*\s\d+\s?[a-z]?(\s?[-/+]\s?\d+\s?[a-z]?)*$/iu
/** A house number that was entered in a line of its own. */
const houseNumber = /^\d{1,4}\s?[a-z]?(\s?[-/+]\s?\d+\s?[a-z]?)*$/iu
/** Where in the house, or with whom: nothing a street begins with. */
const whereInside =
  /^(apartment|app\b|aufgang|block|c\/o\b|dachgeschoss|eg\b|erdgeschoss|etage|haus\b|hinterhaus|hof\b|ort\b|raum|seitenflügel|stiege|stock|top\b|treppe|tür|vorderhaus|whg|wohnung|z\.?\s?hd|zimmer|zu händen)/iu

/**
 * In German and Austrian address books the street may stand below a company. The last line that reads like a street and
 * house number is the street; lines above it are the company, lines below say where in the house. Without any
 * such line the last one is the street, as Amazon describes it (protocol reference §4.2).
 */
export function germanStreetLines(given: readonly string[]): StreetLines {
  const lines = withHouseNumbers(given)
  if (lines.length < 2) return streetLines(lines)
  const found = lines.findLastIndex((line) => street.test(line) && !whereInside.test(line))
  const index = found >= 0 ? found : lines.findLastIndex((line) => !whereInside.test(line))
  const at = index >= 0 ? index : 0
  return {
    company: joined(lines.slice(0, at)),
    address_1: lines[at] ?? null,
    address_2: joined(lines.slice(at + 1)),
  }
}

function withHouseNumbers(lines: readonly string[]): string[] {
  return lines.reduce<string[]>((whole, line) => {
    const above = whole.at(-1)
    if (above === undefined || !houseNumber.test(line) || /\d$/.test(above)) return [...whole, line]
    return [...whole.slice(0, -1), `${above} ${line}`]
  }, [])
}

function joined(lines: readonly string[]): string | null {
  return lines.length ? lines.join(", ") : null
}
