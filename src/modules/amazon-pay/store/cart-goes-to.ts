import { z } from "@medusajs/framework/zod"
import type { CartDestination } from "./store-facts"

const line = z.string().nullish()
const cartSchema = z.object({
  email: line,
  items: z
    .array(z.object({ requires_shipping: z.boolean().nullish() }).nullish())
    .nullish()
    .transform((items) => items ?? []),
  shipping_address: z
    .object({
      ...{ first_name: line, last_name: line, company: line, address_1: line, address_2: line },
      ...{ city: line, province: line, postal_code: line, country_code: line },
    })
    .nullish(),
})
const linksSchema = z.array(z.object({ cart: cartSchema.nullish() }))

/** The fields of a cart's link to a payment collection that {@link cartGoesTo} reads. */
export const goingCartFields = [
  "cart.email",
  "cart.items.requires_shipping",
  "cart.shipping_address.*",
]

/**
 * Where a cart goes; null where there is none.
 * @param links of carts to the payment collection, as Medusa's queries give them
 */
export function cartGoesTo(links: unknown): CartDestination | null {
  const [link] = linksSchema.parse(links)
  const { items, shipping_address: address, email } = link?.cart ?? {}
  if (!items) return null
  return { ships: items.some((item) => item?.requires_shipping), address, email }
}
