import { z } from "zod"
import type { Region } from "./environment"

export const buyerSchema = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), phone: z.string().nullable() })
  .readonly()
export type Buyer = z.infer<typeof buyerSchema>

const line = z.string().nullable()
export const addressSchema = z
  .object({
    name: line,
    line1: line,
    line2: line,
    line3: line,
    city: line,
    county: line,
    district: line,
    stateOrRegion: line,
    postalCode: line,
    countryCode: line,
    phone: line,
  })
  .readonly()
export type Address = z.infer<typeof addressSchema>

const blank: Address = {
  name: null,
  line1: null,
  line2: null,
  line3: null,
  city: null,
  county: null,
  district: null,
  stateOrRegion: null,
  postalCode: null,
  countryCode: null,
  phone: null,
}

const american: Address = {
  ...blank,
  name: "Susie Smith",
  line1: "10 Ditka Ave",
  line2: "Suite 2500",
  city: "Chicago",
  stateOrRegion: "IL",
  postalCode: "60602",
  countryCode: "US",
  phone: "800-000-0000",
}

const defaults: Readonly<Record<Region, Address>> = {
  na: american,
  // Amazon's German addresses put a company first and the street second.
  eu: {
    ...blank,
    name: "Elke Tester",
    line1: "Beispiel GmbH",
    line2: "Domagkstr. 28",
    city: "München",
    postalCode: "80807",
    countryCode: "DE",
    phone: "089 0000000",
  },
  uk: {
    ...blank,
    name: "Edward Example",
    line1: "Principal Place 1",
    city: "London",
    postalCode: "EC2A 2FA",
    countryCode: "GB",
    phone: "020 0000 0000",
  },
  jp: {
    ...blank,
    name: "試験 花子",
    line1: "下目黒1-8-1",
    city: "目黒区",
    stateOrRegion: "東京都",
    postalCode: "153-0064",
    countryCode: "JP",
    phone: "0000000000",
  },
}

/** The address in the buyer's address book when the caller gives none. */
export function defaultAddress(region: Region): Address {
  return defaults[region]
}

/** A caller's partial address over an empty one. */
export function address(parts: Partial<Address>): Address {
  return { ...blank, ...parts }
}

/** What a merchant may see before confirmation without an access token. */
export function shippingEstimate(full: Address): Address {
  return {
    ...blank,
    city: full.city,
    stateOrRegion: full.stateOrRegion,
    postalCode: full.postalCode,
    countryCode: full.countryCode,
  }
}
