import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { amountText } from "../modules/amazon-pay/money"
import { mayUse, notFound, type Visitor } from "./visitor"

const text = z.string().nullish()

const addressSchema = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  province: text,
  postal_code: text,
  country_code: text,
  phone: text,
})
export type WrittenAddress = z.output<typeof addressSchema>

const sessionSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  status: z.string(),
  data: z.object({ amazon_order_reference_id: z.string().optional().catch(undefined) }).nullish(),
})
export type CartSession = z.output<typeof sessionSchema>

const cartSchema = z.object({
  id: z.string(),
  email: text,
  locale: text,
  currency_code: z.string().transform((code) => code.toUpperCase()),
  raw_total: z.object({ value: z.union([z.string(), z.number()]).transform(String) }),
  completed_at: z.union([z.date(), z.string()]).nullish(),
  sales_channel_id: text,
  customer: z.object({ id: z.string(), has_account: z.boolean() }).nullish(),
  shipping_address: addressSchema.nullish(),
  billing_address: addressSchema.nullish(),
  region: z
    .object({
      countries: z.array(z.object({ iso_2: z.string() })),
      payment_providers: z.array(z.object({ id: z.string() }).nullish()).nullish(),
    })
    .nullish(),
  payment_collection: z
    .object({ id: z.string(), payment_sessions: z.array(sessionSchema).nullish() })
    .nullish(),
})
export type Cart = z.output<typeof cartSchema>

const fields = [
  "id",
  "email",
  "locale",
  "currency_code",
  "total",
  "raw_total",
  "completed_at",
  "sales_channel_id",
  "customer.id",
  "customer.has_account",
  "shipping_address.*",
  "billing_address.*",
  "region.countries.iso_2",
  "region.payment_providers.id",
  "payment_collection.id",
  "payment_collection.payment_sessions.id",
  "payment_collection.payment_sessions.provider_id",
  "payment_collection.payment_sessions.status",
  "payment_collection.payment_sessions.data",
]

/**
 * Reads a cart for somebody at the storefront.
 * @throws MedusaError NOT_FOUND, UNAUTHORIZED when it is not theirs
 */
export async function openCart(
  container: MedusaContainer,
  cartId: string,
  visitor: Visitor,
): Promise<Cart> {
  const cart = await findCart(container, cartId)
  if (!cart) throw notFound(cartId)
  mayUse(cart, visitor)
  return cart
}

/** Reads a cart for the store itself; null where there is none. */
export async function findCart(container: MedusaContainer, cartId: string): Promise<Cart | null> {
  // PostgreSQL takes no text with it; nothing has such an id.
  if (cartId.includes("\0")) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields, filters: { id: cartId } })
  return data[0] ? cartSchema.parse(data[0]) : null
}

const paymentFields = fields.filter(
  (field) => field.startsWith("payment_collection.") || field === "completed_at",
)
const paymentSchema = cartSchema.pick({ completed_at: true, payment_collection: true })

/** Of a cart, how it is paid: its total is not worked out for that. Null where there is no such cart. */
export async function findCartPayment(
  container: MedusaContainer,
  cartId: string,
): Promise<Pick<Cart, "completed_at" | "payment_collection"> | null> {
  if (cartId.includes("\0")) return null
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { id: cartId }
  const { data } = await query.graph({ entity: "cart", fields: paymentFields, filters })
  return data[0] ? paymentSchema.parse(data[0]) : null
}

/** What the buyer is asked to pay, in major units with the currency's digits. */
export function totalOf({ raw_total, currency_code }: Cart): string {
  return amountText(raw_total.value, currency_code)
}
