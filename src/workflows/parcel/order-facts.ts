import { z } from "@medusajs/framework/zod"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Contents, OrderLine } from "./parcel-worth"

/** A decimal as Medusa's queries give it: a number, a text, or its own big number with the exact text inside. */
const decimal = z
  .union([
    z.string(),
    z.number(),
    z.looseObject({ raw: z.object({ value: z.union([z.string(), z.number()]) }) }),
    z.looseObject({ value: z.union([z.string(), z.number()]) }),
  ])
  .transform((amount) => {
    if (typeof amount !== "object") return String(amount)
    return String("raw" in amount ? (amount.raw as { value: unknown }).value : amount.value)
  })

const orderSchema = z.object({
  id: z.string(),
  currency_code: z.string(),
  items: z.array(z.object({ id: z.string(), quantity: decimal, total: decimal })),
  shipping_methods: z.array(z.object({ total: decimal })),
  fulfillments: z.array(
    z.object({
      id: z.string(),
      canceled_at: z.unknown(),
      items: z.array(z.object({ line_item_id: z.string().nullable(), quantity: decimal })),
    }),
  ),
  payment_collections: z.array(
    z.object({
      id: z.string(),
      payments: z.array(
        z.object({
          id: z.string(),
          provider_id: z.string(),
          amount: decimal,
          canceled_at: z.unknown(),
        }),
      ),
    }),
  ),
})

export interface OrderFacts {
  id: string
  currencyCode: string
  lines: OrderLine[]
  shipping: string[]
  fulfillments: { id: string; canceled: boolean; contents: Contents }[]
  payments: { id: string; providerId: string; collectionId: string; amount: string }[]
}

/** Everything about an order that deciding on a charge needs, in one query; amounts in major units. */
export async function readOrder(container: MedusaContainer, orderId: string): Promise<OrderFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "currency_code",
      "total",
      "items.id",
      "items.quantity",
      "items.total",
      "shipping_methods.id",
      "shipping_methods.total",
      "fulfillments.id",
      "fulfillments.canceled_at",
      "fulfillments.items.line_item_id",
      "fulfillments.items.quantity",
      "payment_collections.id",
      "payment_collections.payments.id",
      "payment_collections.payments.provider_id",
      "payment_collections.payments.amount",
      "payment_collections.payments.canceled_at",
    ],
    filters: { id: orderId },
  })
  const order = orderSchema.parse(data[0])
  return {
    id: order.id,
    currencyCode: order.currency_code.toUpperCase(),
    lines: order.items,
    shipping: order.shipping_methods.map(({ total }) => total),
    fulfillments: order.fulfillments.map(({ id, canceled_at, items }) => ({
      id,
      canceled: Boolean(canceled_at),
      contents: contentsOf(items),
    })),
    payments: order.payment_collections.flatMap((collection) =>
      collection.payments
        .filter(({ canceled_at }) => !canceled_at)
        .map((payment) => ({
          id: payment.id,
          providerId: payment.provider_id,
          collectionId: collection.id,
          amount: payment.amount,
        })),
    ),
  }
}

function contentsOf(items: { line_item_id: string | null; quantity: string }[]): Contents {
  const contents: Contents = {}
  for (const { line_item_id, quantity } of items) {
    if (line_item_id) contents[line_item_id] = quantity
  }
  return contents
}
