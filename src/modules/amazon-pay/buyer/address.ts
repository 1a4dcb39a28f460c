import type { Address } from "../../../mws"
import { splitName } from "./name"
import { leadingPrefecture } from "./prefectures"
import { provinceCode } from "./province"
import type { StreetLines } from "./pickup-points"
import { germanStreetLines, streetLines } from "./street-lines"

/** An address as a Medusa cart keeps it. Every line is named, so that nothing of an earlier address stays behind. */
export interface CartAddress extends StreetLines {
  first_name: string | null
  last_name: string | null
  city: string | null
  /** ISO 3166-2, small letters; as Amazon has it where that is no subdivision that is known. */
  province: string | null
  postal_code: string | null
  /** ISO 3166 alpha-2, small letters. */
  country_code: string
  phone: string | null
}

/** Where a company may stand above the street. */
const writesGerman = new Set(["DE", "AT", "CH", "LI"])

/**
 * Amazon's address (protocol reference §4.2) as a cart's, with each part where a postman of the country looks for it. Before
 * the confirmation and without the buyer's token Amazon gives town, state, postal code and country alone.
 * @returns null where Amazon names no country: such an address can neither be priced nor delivered to
 */
export function cartAddress(amazon: Address): CartAddress | null {
  const country = clean(amazon.countryCode)?.toUpperCase()
  if (!country) return null
  const lines = [amazon.addressLine1, amazon.addressLine2, amazon.addressLine3].flatMap(
    (line) => clean(line) ?? [],
  )
  return {
    ...splitName(amazon.name, country),
    ...(writesGerman.has(country) ? germanStreetLines(lines) : streetLines(lines)),
    ...town(amazon, country, lines),
    postal_code: clean(amazon.postalCode),
    country_code: country.toLowerCase(),
    phone: clean(amazon.phone),
  }
}

/** Whether Amazon gave only what a price depends on. */
export function isEstimate({ address_1, last_name, first_name }: CartAddress): boolean {
  return address_1 === null && last_name === null && first_name === null
}

function town(amazon: Address, country: string, lines: readonly string[]) {
  const city = clean(amazon.city)
  const state = clean(amazon.stateOrRegion)
  if (country === "JP") {
    const [line] = lines
    const named = state ?? leadingPrefecture(city ?? "") ?? leadingPrefecture(line ?? "")
    return { city, province: named === null ? null : provinceCode(country, named) }
  }
  const named = state ?? clean(amazon.county)
  return {
    city: city ?? clean(amazon.district),
    province: named === null ? null : provinceCode(country, named),
  }
}

function clean(text: string | undefined): string | null {
  const plain = text?.replace(/\s+/gu, " ").trim()
  return plain ? plain : null
}
