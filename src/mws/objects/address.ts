import { z } from "zod"
import { text } from "../xml-values"

/**
 * "Address". Any line may be missing; in German addresses the street may be the second line below a company. Before
 * confirmation, and without an access token, only city, state, postal code and country are sent.
 */
export const address = z.object({
  name: text,
  addressLine1: text,
  addressLine2: text,
  addressLine3: text,
  city: text,
  county: text,
  district: text,
  stateOrRegion: text,
  postalCode: text,
  countryCode: text,
  phone: text,
})

export type Address = z.output<typeof address>
