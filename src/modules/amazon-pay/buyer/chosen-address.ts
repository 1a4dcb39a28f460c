import { createHash } from "node:crypto"
import { provinceCode } from "./province"

/** In which parts an order may differ from what its buyer chose at Amazon. */
export const addressParts = ["recipient", "street", "town", "email"] as const
export type AddressPart = (typeof addressParts)[number]

/** Those of them that say where goods go. */
export const goodsParts: readonly AddressPart[] = ["recipient", "street", "town"]

/** A digest for each part; null for a part that Amazon did not tell. */
export type ChosenDigests = Record<AddressPart, string | null>

type Line = string | null | undefined

/** An address as a cart, an order or Amazon's reading has it. */
export interface AddressLines {
  first_name?: Line
  last_name?: Line
  company?: Line
  address_1?: Line
  address_2?: Line
  city?: Line
  province?: Line
  postal_code?: Line
  country_code?: Line
}

/** Where goods and mails go. */
export interface Whereabouts {
  address: AddressLines | null | undefined
  email: Line
}

/**
 * What is kept of what a buyer chose.
 * @param id Amazon's of the order reference, without which the digests of one town would all be the same
 */
export function digestsOf(id: string, { address, email }: Whereabouts): ChosenDigests {
  const digest = (...lines: Line[]) => {
    const text = lines.map(plain).join("\n")
    return createHash("sha256").update(`${id}\n${text}`).digest("base64url").slice(0, 22)
  }
  const of = (...lines: Line[]) => (address ? digest(...lines) : null)
  const { first_name, last_name, company, address_1, address_2 } = address ?? {}
  const { city, province, postal_code, country_code } = address ?? {}
  return {
    recipient: of([first_name, last_name].filter(Boolean).join(" "), company),
    street: of(address_1, address_2),
    town: of(city, comparable(province, country_code), postal_code, country_code),
    email: email ? digest(email) : null,
  }
}

/** A digest of a whole address: enough to see whether another one is the same. */
export function addressDigest(id: string, address: AddressLines): string {
  const { recipient, street, town } = digestsOf(id, { address, email: null })
  return createHash("sha256")
    .update(`${recipient}${street}${town}`)
    .digest("base64url")
    .slice(0, 22)
}

/** In which parts an order or a cart is not what its buyer chose at Amazon. What Amazon did not tell is no difference. */
export function differences(id: string, chosen: ChosenDigests, now: Whereabouts): AddressPart[] {
  const current = digestsOf(id, now)
  return addressParts.filter((part) => chosen[part] !== null && chosen[part] !== current[part])
}

/** A form may have a state's name where Amazon's reading has its code. */
function comparable(province: Line, country: Line): Line {
  return province && country ? provinceCode(country.toUpperCase(), province) : province
}

/** Written in another way, it is the same. */
function plain(line: Line): string {
  return (line ?? "").normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim()
}
