import type { AmazonPayModuleService, OrderReferenceRow } from "../modules/amazon-pay"
import type { Cart, CartSession } from "./cart"

/**
 * The order reference that a cart's payment session offers, if it is bound to that cart's payment collection. Found by what
 * the provider wrote into the session, not by the session: the ledger knows no sessions.
 */
export async function offeredReference(
  engine: AmazonPayModuleService,
  { payment_collection }: Pick<Cart, "payment_collection">,
  session: CartSession | undefined,
): Promise<OrderReferenceRow | null> {
  const amazon_order_reference_id = session?.data?.amazon_order_reference_id
  if (!amazon_order_reference_id || !payment_collection) return null
  const reference = await engine.findOrderReference({ amazon_order_reference_id })
  return reference?.payment_collection_id === payment_collection.id ? reference : null
}
