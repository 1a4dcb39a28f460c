import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"

/** An order reference that needs a person. */
export interface AttentionView {
  order_reference_id: string
  amazon_order_reference_id: string
  /** Why; see `attentionReasons`. */
  attention: string
  since: string | null
  state: string
  order: { id: string; display_id: number; email: string | null } | null
}

const links = z.array(
  z.object({
    payment_collection_id: z.string(),
    order: z
      .object({ id: z.string(), display_id: z.coerce.number(), email: z.string().nullish() })
      .nullish(),
  }),
)

/** Orders that need a person, the one that waits longest first. */
export async function listAttention(
  container: MedusaContainer,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ orders: AttentionView[]; count: number; limit: number; offset: number }> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const [rows, count] = await engine.listAndCountOrderReferences(
    { attention: { $ne: null } },
    { skip: offset, take: limit, order: { attention_at: "ASC", id: "ASC" } },
  )
  const orders = await ordersOf(
    container,
    rows.map(({ payment_collection_id }) => payment_collection_id),
  )
  return {
    orders: rows.map((row) => ({
      order_reference_id: row.id,
      amazon_order_reference_id: row.amazon_order_reference_id,
      attention: row.attention ?? "",
      since: row.attention_at?.toISOString() ?? null,
      state: row.state,
      order: orders.get(row.payment_collection_id) ?? null,
    })),
    count,
    limit,
    offset,
  }
}

async function ordersOf(container: MedusaContainer, collectionIds: string[]) {
  const found = new Map<string, NonNullable<AttentionView["order"]>>()
  if (!collectionIds.length) return found
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_payment_collection",
    fields: ["payment_collection_id", "order.id", "order.display_id", "order.email"],
    filters: { payment_collection_id: collectionIds },
  })
  for (const { payment_collection_id, order } of links.parse(data)) {
    if (order) found.set(payment_collection_id, { ...order, email: order.email ?? null })
  }
  return found
}
