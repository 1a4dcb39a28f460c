import { plainLine } from "./plain-line"

/** What an address has between the name and the town. */
export interface StreetLines {
  company: string | null
  address_1: string | null
  address_2: string | null
}

/** Where a post keeps a parcel until it is fetched: "Packstation 145", "Postfiliale 502", "DHL Paketshop Nr. 7", "Abholstation 12". */
const point =
  /(?:dhl[-\s]+)?((?:pa(?:ck|ket)[-\s]?(?:station|shop|box)|(?:post)?-?filiale|abholstation)\s*(?:[-:#]?\s*(?:nr|no|nummer)\b\.?:?|[:#])?\s*\d{1,4}\b)/iu
/** The number of whoever fetches it, with the word in front of it; by itself it is written in one piece. */
const labelled =
  /(?:(?:dhl|post)[-\s]*)?(?:post|kunden|customer)[-\s]?(?:nummer|number|nr|no)\.?\s*:?\s*\d(?:\s?\d){5,9}\b/iu
const bare = /\b\d{6,10}\b/u

/**
 * The lines of a Packstation or a branch of the post: it stands where the street does, and the post number below it, as
 * DHL's labels and their fields for an addition to the address have it; whichever of the two came first, or both in one line.
 * @returns null where the lines name none
 */
export function pickupLines(lines: readonly string[]): StreetLines | null {
  const at = lines.findIndex((line) => pointIn(line) !== undefined)
  const found = pointIn(lines[at] ?? "")
  if (found === undefined) return null
  // A word whose number stands in the next line.
  const text = lines.with(at, (lines[at] ?? "").replace(found.whole, here)).join("\n")
  const number = postNumberIn(text)
  const [above = [], below = []] = (number === undefined ? text : text.replace(number, ""))
    .split(here)
    .map((part) => part.split(/\n/).map(tidied).filter(Boolean))
  const beside = number === undefined ? [] : [tidied(number.replace(/\s+/gu, " "))]
  return {
    company: joined(above),
    address_1: found.name,
    address_2: joined([...beside, ...below]),
  }
}

/** Also where its number is elsewhere, or the word is cut short. */
const station = /^(?:dhl[- ])?(?:\d{1,4} )?pa(?:ck|ket)[- ]?st(?:ation|\.)(?!\p{L})/iu

/** Whether a line of an address names a Packstation, a parcel shop or a branch of the post. */
export function namesPickupPoint(line: string): boolean {
  const plain = plainLine(line)
  return station.test(plain) || pointIn(plain) !== undefined
}

/** A street may be named after one: then there are words in front of it. */
function pointIn(line: string): { whole: string; name: string } | undefined {
  const found = point.exec(line)
  const [whole, name] = found ?? []
  if (whole === undefined || name === undefined) return undefined
  const front = line.slice(0, found?.index ?? 0)
  const before = front.replace(postNumberIn(front) ?? "", "")
  return /\p{L}/u.test(before) ? undefined : { whole, name: name.replace(/\s+/gu, " ") }
}

function postNumberIn(text: string): string | undefined {
  return (labelled.exec(text) ?? bare.exec(text))?.[0]
}

/** Stands for the point while the rest is read. */
const here = "\0"

/** Without what joined it to its neighbour. */
function tidied(text: string): string {
  return text.replace(/^[\s,;/-]+|[\s,;/-]+$/gu, "")
}

function joined(lines: readonly string[]): string | null {
  return lines.length ? lines.join(", ") : null
}
