import { z } from "@medusajs/framework/zod"
import type { CartFacts } from "./store-facts"

const line = z.string().nullish()
const id = z.object({ id: z.string() })
const category = id.extend({ mpath: line })
const cartSchema = z.object({
  email: line,
  customer: z
    .object({
      ...{ email: line, has_account: z.boolean().nullish() },
      groups: z.array(id.nullish()).nullish(),
    })
    .nullish(),
  items: z
    .array(
      z
        .object({
          requires_shipping: z.boolean().nullish(),
          product_id: line,
          product: z.object({ categories: z.array(category.nullish()).nullish() }).nullish(),
        })
        .nullish(),
    )
    .nullish()
    .transform((items) => (items ?? []).flatMap((item) => item ?? [])),
  shipping_address: z
    .object({
      ...{ first_name: line, last_name: line, company: line, address_1: line, address_2: line },
      ...{ city: line, province: line, postal_code: line, country_code: line },
    })
    .nullish(),
})

/** The fields of Medusa's cart that {@link cartFacts} reads. */
export const cartFactFields = [
  "email",
  "customer.email",
  "customer.has_account",
  "customer.groups.id",
  "items.requires_shipping",
  "items.product_id",
  "items.product.categories.id",
  "items.product.categories.mpath",
  "shipping_address.*",
]

/**
 * Where a cart goes, what is in it and whose it is.
 * @param cart as Medusa's queries give it
 */
export function cartFacts(cart: unknown): CartFacts {
  const { items, customer, shipping_address: address, email } = cartSchema.parse(cart)
  const categories = items.flatMap(({ product }) => product?.categories ?? [])
  // A path is the ids from the topmost category down.
  const paths = categories.flatMap((one) => [one?.id ?? "", ...(one?.mpath ?? "").split(".")])
  return {
    ...{ address, email },
    ships: items.some(({ requires_shipping }) => requires_shipping),
    productIds: items.flatMap(({ product_id }) => product_id ?? []),
    categoryIds: [...new Set(paths)].filter(Boolean),
    // Medusa gives a cart to the customer whose email a guest types, and leaves it there when another one is typed.
    customerGroupIds:
      customer?.has_account && customer.email?.toLowerCase() === email?.toLowerCase()
        ? (customer.groups ?? []).flatMap((group) => group?.id ?? [])
        : [],
  }
}
