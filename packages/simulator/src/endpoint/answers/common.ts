import type { Constraint } from "../../domain/constraints"
import type { Address } from "../../domain/parties"
import type { StatusOf } from "../../domain/status"
import type { Money } from "../../money/money"
import { apiText, decimalText } from "../../money/money"
import { instantText } from "../../text/instant"
import type { Xml } from "../../text/xml"
import { element, leaf } from "../../text/xml"

/** An amount as the API prints it: currency first, nothing as a bare zero. */
export function price(name: string, money: Money): Xml {
  return element(name, leaf("CurrencyCode", money.currency), leaf("Amount", apiText(money)))
}

/** Fees are the exception: no fee is `0.00`. */
export function fee(name: string, money: Money): Xml {
  return element(name, leaf("CurrencyCode", money.currency), leaf("Amount", decimalText(money)))
}

export function statusXml(name: string, status: StatusOf<string>): Xml {
  return element(
    name,
    leaf("LastUpdateTimestamp", instantText(status.updatedAt)),
    leaf("State", status.state),
    leaf("ReasonCode", status.reasonCode),
    leaf("ReasonDescription", status.reasonDescription?.slice(0, 255) ?? null),
  )
}

export function idList(ids: readonly string[]): Xml {
  return element("IdList", ...ids.map((id) => leaf("member", id)))
}

export function addressXml(name: string, address: Address): Xml {
  return element(
    name,
    leaf("Name", address.name),
    leaf("AddressLine1", address.line1),
    leaf("AddressLine2", address.line2),
    leaf("AddressLine3", address.line3),
    leaf("City", address.city),
    leaf("County", address.county),
    leaf("District", address.district),
    leaf("StateOrRegion", address.stateOrRegion),
    leaf("PostalCode", address.postalCode),
    leaf("CountryCode", address.countryCode),
    leaf("Phone", address.phone),
  )
}

export function destinationXml(address: Address | null): Xml | null {
  if (!address) return null
  return element(
    "Destination",
    leaf("DestinationType", "Physical"),
    addressXml("PhysicalDestination", address),
  )
}

export function billingAddressXml(address: Address): Xml {
  return element(
    "BillingAddress",
    leaf("AddressType", "Physical"),
    addressXml("PhysicalAddress", address),
  )
}

export function constraintsXml(constraints: readonly Constraint[]): Xml | null {
  if (constraints.length === 0) return null
  return element(
    "Constraints",
    ...constraints.map(({ id, description }) =>
      element("Constraint", leaf("ConstraintID", id), leaf("Description", description)),
    ),
  )
}
