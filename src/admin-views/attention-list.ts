import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { orderReferenceRowSchema } from "../modules/amazon-pay/ledger/rows"
import { sentenceOf } from "../reconciliation/attention-reasons"
import { ordersOfCollections, type OrderLink } from "../medusa/order-collections"
import { reasonViews, type ReasonView } from "./reason-views"

/** An order that needs attention, by its order reference. */
export interface AttentionView extends Omit<ReasonView, "since"> {
  order_reference_id: string
  amazon_order_reference_id: string
  currency_code: string
  /** Since when it needs attention, for any reason. */
  since: string | null
  /** Every reason, the most pressing first: that one stands above as well. */
  reasons: ReasonView[]
  state: string
  order: OrderLink | null
}

/** Orders that need attention with all their reasons, the order that waits longest first. */
export async function listAttention(
  container: MedusaContainer,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ orders: AttentionView[]; count: number; limit: number; offset: number }> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const [found, count] = await engine.listAndCountOrderReferences(
    { attention: { $ne: null } },
    { skip: offset, take: limit, order: { attention_at: "ASC", id: "ASC" } },
  )
  const rows = found.map((row) => orderReferenceRowSchema.parse(row))
  const orders = await ordersOfCollections(
    container,
    rows.map(({ payment_collection_id }) => payment_collection_id),
  )
  return {
    orders: rows.map((row) => ({
      order_reference_id: row.id,
      amazon_order_reference_id: row.amazon_order_reference_id,
      attention: row.attention ?? "",
      amount: row.attention_amount,
      currency_code: row.currency_code,
      message: sentenceOf(row.attention ?? "", row.attention_amount, row.currency_code),
      since: row.attention_at?.toISOString() ?? null,
      reasons: reasonViews(row),
      state: row.state,
      order: orders.get(row.payment_collection_id) ?? null,
    })),
    count,
    limit,
    offset,
  }
}
