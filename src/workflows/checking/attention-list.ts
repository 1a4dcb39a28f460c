import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { sentenceOf } from "./attention-reasons"
import { ordersOfCollections, type OrderLink } from "../order-collections"

/** An order that needs attention, by its order reference. */
export interface AttentionView {
  order_reference_id: string
  amazon_order_reference_id: string
  /** Why; see `attentionReasons`. */
  attention: string
  /** What is owed, or was charged and is not (major units, decimal text); null where no amount is known. */
  amount: string | null
  currency_code: string
  /** What is the matter and what to do, in English. */
  message: string
  since: string | null
  state: string
  order: OrderLink | null
}

/** Orders that need attention, the one that waits longest first. */
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
      amount: row.attention_amount,
      currency_code: row.currency_code,
      message: sentenceOf(row.attention ?? "", row.attention_amount, row.currency_code),
      since: row.attention_at?.toISOString() ?? null,
      state: row.state,
      order: orders.get(row.payment_collection_id) ?? null,
    })),
    count,
    limit,
    offset,
  }
}
