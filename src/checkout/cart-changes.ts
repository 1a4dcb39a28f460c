import { isEstimate, type CartAddress } from "../modules/amazon-pay/buyer/address"
import type { Cart, WrittenAddress } from "./cart"

/** What Amazon told of the buyer. */
export interface BuyerFacts {
  email: string | undefined
  shipping: CartAddress | null
  billing: CartAddress | null
}

/** What of a cart is to be written. */
export interface CartChanges {
  email?: string
  shipping_address?: CartAddress
  billing_address?: CartAddress
}

type Known = Pick<Cart, "email" | "customer" | "shipping_address" | "billing_address" | "region">

/**
 * What is new to the cart. Written again, an address would make Medusa price the cart again and drop its payment session. A
 * customer's account keeps its own email; an estimate does not wipe out the whole address of the same place.
 */
export function cartChanges(cart: Known, facts: BuyerFacts): CartChanges {
  const { email, shipping } = facts
  const served = shipping !== null && isServed(cart, shipping)
  const billing = billingOf(cart, served ? facts : { ...facts, shipping: null })
  return {
    ...(email && email !== cart.email && !cart.customer?.has_account ? { email } : {}),
    ...(served && isNew(shipping, cart.shipping_address) ? { shipping_address: shipping } : {}),
    ...(billing && isNew(billing, cart.billing_address) ? { billing_address: billing } : {}),
  }
}

/** Amazon's where it tells one; else the delivery address, unless the buyer has typed another one in the shop. */
function billingOf(
  { shipping_address, billing_address: known }: Known,
  { shipping, billing }: BuyerFacts,
): CartAddress | null {
  if (billing && !isEstimate(billing)) return billing
  if (!shipping || isEstimate(shipping)) return null
  const isBlank = !known?.address_1 && !known?.first_name && !known?.last_name
  const isAsBefore =
    shipping_address &&
    whole.every((part) => (known?.[part] ?? null) === (shipping_address[part] ?? null))
  return isBlank || isAsBefore ? shipping : null
}

/** Whether the cart's region has the address's country; Medusa refuses every other. */
export function isServed({ region }: Pick<Cart, "region">, { country_code }: CartAddress): boolean {
  return region?.countries.some(({ iso_2 }) => iso_2 === country_code) ?? false
}

const place = ["city", "province", "postal_code", "country_code"] as const
const whole = [
  ...place,
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "phone",
] as const

function isNew(address: CartAddress, known: WrittenAddress | null | undefined): boolean {
  const compared = isEstimate(address) ? place : whole
  return compared.some((part) => (address[part] ?? null) !== (known?.[part] ?? null))
}
