import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/** Medusa takes a link away with its order, so the link alone says that there is one; the order would be read in full. */
const links = z.array(z.object({ order_id: z.string(), payment_collection_id: z.string() }))
/** What belongs to an order, such as a fulfillment, which may also be a return's, with the order's payment collections. */
export const ofOrders = z.array(
  z.object({
    order: z
      .object({ payment_collections: z.array(z.object({ id: z.string() }).nullable()).nullish() })
      .nullish(),
  }),
)
const named = z.array(
  z.object({
    payment_collection_id: z.string(),
    order: z
      .object({ id: z.string(), display_id: z.coerce.number(), email: z.string().nullish() })
      .nullish(),
  }),
)

/** An order as people name it. */
export interface OrderLink {
  id: string
  display_id: number
  email: string | null
}

/** The payment collections of an order. */
export async function collectionsOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<string[]> {
  const found = await linksOf(container, { order_id: [orderId] })
  return found.map(({ payment_collection_id }) => payment_collection_id)
}

/** These payment collections, and the others of the orders that they belong to. */
export async function withThoseOfTheirOrders(
  container: MedusaContainer,
  collectionIds: readonly string[],
): Promise<string[]> {
  if (!collectionIds.length) return []
  const own = await linksOf(container, { payment_collection_id: [...new Set(collectionIds)] })
  if (!own.length) return [...collectionIds]
  const order_id = [...new Set(own.map((link) => link.order_id))]
  const others = await linksOf(container, { order_id })
  return [...collectionIds, ...others.map(({ payment_collection_id }) => payment_collection_id)]
}

/** The order a payment collection belongs to, once the cart has become one. */
export async function orderOfCollection(
  container: MedusaContainer,
  collectionId: string,
): Promise<string | undefined> {
  const [link] = await linksOf(container, { payment_collection_id: [collectionId] })
  return link?.order_id
}

async function linksOf(
  container: MedusaContainer,
  filters: { order_id: string[] } | { payment_collection_id: string[] },
): Promise<z.output<typeof links>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id", "payment_collection_id"],
    filters,
  })
  return links.parse(data)
}

/** The orders of payment collections, by the collection's id; carts that have become none are left out. */
export async function ordersOfCollections(
  container: MedusaContainer,
  collectionIds: string[],
): Promise<Map<string, OrderLink>> {
  const found = new Map<string, OrderLink>()
  if (!collectionIds.length) return found
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id", "order.id", "order.display_id", "order.email"],
    filters: { payment_collection_id: collectionIds },
  })
  for (const { payment_collection_id, order } of named.parse(data)) {
    if (order) found.set(payment_collection_id, { ...order, email: order.email ?? null })
  }
  return found
}
