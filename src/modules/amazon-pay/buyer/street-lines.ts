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

/** Where DHL keeps a parcel until it is fetched: "Packstation 145", "Postfiliale 502", "DHL Paketshop Nr. 7". */
const station =
  /(?:dhl[- ]+)?(?:pack-?station|(?:post)?filiale|paketshop|paketbox)\s*(?:nr\.?\s*)?\d{1,4}\b/iu
/** The number of whoever fetches it, with the word in front of it or without. */
const postNumber = /(?:(?:dhl[- ]*)?(?:post|kunden)[- ]?(?:nummer|nr)\b\.?\s*:?\s*)?\b\d{6,10}\b/iu

/**
 * The lines of a Packstation or a branch of the post: it stands where the street does, and the post number below it, as
 * DHL's labels and their fields for an addition to the address have it; whichever of the two came first, or both in one line.
 * @returns null where the lines name none
 */
function stationLines(lines: readonly string[]): StreetLines | null {
  const at = lines.findIndex((line) => stationIn(line) !== undefined)
  const found = stationIn(lines[at] ?? "")
  if (found === undefined) return null
  // A word whose number stands in the next line.
  const text = lines.with(at, (lines[at] ?? "").replace(found, here)).join("\n")
  const number = postNumber.exec(text)?.[0]
  const [above, below] = (number === undefined ? text : text.replace(number, ""))
    .split(here)
    .map((part) => part.split(/\n/).map(tidied).filter(Boolean))
  const beside = number === undefined ? [] : [tidied(number.replace(/\s+/gu, " "))]
  return {
    company: joined(above ?? []),
    address_1: found,
    address_2: joined([...beside, ...(below ?? [])]),
  }
}

/** A street may be named after one: then there are words in front of it. */
function stationIn(line: string): string | undefined {
  const found = station.exec(line)
  const before = line.slice(0, found?.index ?? 0).replace(postNumber, "")
  return /\p{L}/u.test(before) ? undefined : found?.[0]
}

/** Stands for the station while the rest is read. */
const here = "\0"

/** Without what joined it to its neighbour. */
function tidied(text: string): string {
  return text.replace(/^[\s,;/-]+|[\s,;/-]+$/gu, "")
}

/**
 * In German and Austrian address books the street may stand below a company. The last line that reads like a street and
 * house number is the street; lines above it are the company, lines below say where in the house. Without any
 * such line the last one is the street, as Amazon describes it (protocol reference §4.2).
 */
export function germanStreetLines(given: readonly string[]): StreetLines {
  const atStation = stationLines(withHouseNumbers(given))
  if (atStation) return atStation
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
