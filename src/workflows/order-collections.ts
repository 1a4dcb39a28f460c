import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const orders = z.array(z.object({ payment_collections: z.array(z.object({ id: z.string() })) }))
const links = z.array(z.object({ order: z.object({ id: z.string() }).nullish() }))

/** The payment collections of an order. */
export async function collectionsOfOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "payment_collections.id"],
    filters: { id: orderId },
  })
  return orders.parse(data).flatMap((order) => order.payment_collections.map(({ id }) => id))
}

/** The order a payment collection belongs to, once the cart has become one. */
export async function orderOfCollection(
  container: MedusaContainer,
  collectionId: string,
): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order.id"],
    filters: { payment_collection_id: collectionId },
  })
  return links.parse(data)[0]?.order?.id
}
