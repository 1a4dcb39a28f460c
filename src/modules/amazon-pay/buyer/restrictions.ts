import type { AmazonPayOptions } from "../options"
import type { AddressLines } from "./chosen-address"
import { namesPickupPoint } from "./pickup-points"
import { namesPoBox } from "./po-box"
import { constraintAdvice, type Problem } from "./problems"

/** What of a cart decides whether Amazon Pay is offered for it. */
export interface OfferFacts {
  address: AddressLines | null | undefined
  /** Whether anything of it is sent. */
  ships: boolean
  productIds: readonly string[]
  /** Of its products, with the categories above them. */
  categoryIds: readonly string[]
  /** Of the customer who has logged in; nobody else is in a group. */
  customerGroupIds: readonly string[]
}

type Restrictions = Pick<AmazonPayOptions, "notOfferedFor" | "testers">

/** Whether an account has any restrictions at all. */
export function isRestricted({ notOfferedFor, testers }: Restrictions): boolean {
  return notOfferedFor !== undefined || testers !== undefined
}

/**
 * Why Amazon Pay is not offered for a cart; null where it is. What no other address would change comes first.
 */
export function restrictionOf(
  { notOfferedFor, testers }: Restrictions,
  { address, ships, productIds, categoryIds, customerGroupIds }: OfferFacts,
): Problem | null {
  const has = (own: readonly string[], named: readonly string[] | undefined) =>
    named?.some((id) => own.includes(id)) ?? false
  if (testers && !has(customerGroupIds, testers)) return constraintAdvice("TestersOnly")
  if (!notOfferedFor) return null
  const { countries, poBoxes, packingStations, products, categories, customerGroups } =
    notOfferedFor
  if (has(customerGroupIds, customerGroups)) return constraintAdvice("CustomerNotOffered")
  if (has(productIds, products) || has(categoryIds, categories)) {
    return constraintAdvice("ProductNotOffered")
  }
  if (!ships || !address) return null
  const { first_name, last_name, company, address_1, address_2, city } = address
  const name = [first_name, last_name].filter(Boolean).join(" ")
  const lines = [name, company, address_1, address_2, city].flatMap((line) => line ?? [])
  if (address.country_code && has([address.country_code.toLowerCase()], countries)) {
    return constraintAdvice("CountryNotDelivered")
  }
  if (poBoxes && lines.some(namesPoBox)) return constraintAdvice("PoBoxNotDelivered")
  if (packingStations && lines.some(namesPickupPoint)) {
    return constraintAdvice("PackingStationNotDelivered")
  }
  return null
}
