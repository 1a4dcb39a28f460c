import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { ordersOfCollections, type OrderLink } from "../order-collections"

/** An order reference that needs a person. */
export interface AttentionView {
  order_reference_id: string
  amazon_order_reference_id: string
  /** Why; see `attentionReasons`. */
  attention: string
  since: string | null
  state: string
  order: OrderLink | null
}

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
  const orders = await ordersOfCollections(
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
