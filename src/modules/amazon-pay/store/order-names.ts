import { z } from "@medusajs/framework/zod"
import { languageOf } from "../words/languages"
import type { OrderWords } from "../words/order-words"
import type { OrderContact } from "./store-facts"

const channel = z.object({ name: z.string().nullish() }).nullish()
const namedOrderSchema = z.object({
  display_id: z.union([z.number(), z.string()]).nullish(),
  custom_display_id: z.string().nullish(),
  locale: z.string().nullish(),
  sales_channel: channel,
  shipping_address: z.object({ country_code: z.string().nullish() }).nullish(),
})
const contactSchema = z.object({
  id: z.string(),
  created_at: z.coerce.date(),
  email: z.string().nullish(),
})
const namedCartSchema = z.object({ cart: z.object({ sales_channel: channel }).nullish() })
const storesSchema = z.array(z.object({ name: z.string().nullish() }))

/** The fields of Medusa's order that {@link orderNames} reads. */
export const namedOrderFields = [
  "id",
  "display_id",
  "custom_display_id",
  "locale",
  "sales_channel.name",
  "shipping_address.country_code",
]

/** What {@link orderContact} reads beside. */
export const contactFields = [...namedOrderFields, "created_at", "email"]

/** What a cart has of them; by its link to a payment collection. */
export const namedCartFields = ["cart.sales_channel.name"]

/** What Medusa calls the first sales channel and the first store of everybody: no buyer should read that. */
const medusasOwn = new Set(["Default Sales Channel", "Medusa Store"])

/**
 * What people call an order.
 * @param order as Medusa's queries give it; undefined for a cart
 * @param cart its link to the payment collection
 */
export function orderNames({
  order,
  cart,
  stores,
}: {
  order?: unknown
  cart?: unknown
  stores: unknown
}): OrderWords {
  const named = order === undefined ? undefined : namedOrderSchema.parse(order)
  const linked = cart === undefined ? undefined : namedCartSchema.parse(cart).cart
  const { sales_channel } = named ?? linked ?? {}
  const [store] = storesSchema.parse(stores)
  const number = named?.custom_display_id ?? named?.display_id
  return {
    number: number === undefined || number === null ? null : String(number),
    storeName: givenName(sales_channel?.name) ?? givenName(store?.name) ?? null,
    language: languageOf(named?.locale, named?.shipping_address?.country_code),
  }
}

/**
 * An order's buyer, and what people call it.
 * @param order as Medusa's queries give it, with `contactFields`
 */
export function orderContact(order: unknown, stores: unknown): OrderContact {
  const { id, created_at: placedAt, email } = contactSchema.parse(order)
  return { id, placedAt, email: email || null, words: orderNames({ order, stores }) }
}

function givenName(name: string | null | undefined): string | undefined {
  return name && !medusasOwn.has(name) ? name : undefined
}
