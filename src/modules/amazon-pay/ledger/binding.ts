import type { MedusaError } from "@medusajs/framework/utils"
import { refused } from "../errors"
import type { OrderReferenceRow } from "./rows"

/** Which cart an order reference is offered for, and what that cart costs (major units). */
export interface Binding {
  account: string
  amazon_order_reference_id: string
  payment_collection_id: string
  payment_session_id: string
  total: string
  currency_code: string
}

export interface BoundReference {
  reference: OrderReferenceRow
  created: boolean
}

/**
 * An order reference belongs to one payment collection for good, so that nobody can pay one cart with
 * another's authorization. A new session of the same cart takes it over.
 */
export function bindingConflict(
  existing: OrderReferenceRow,
  binding: Pick<Binding, "account" | "amazon_order_reference_id" | "payment_collection_id">,
): MedusaError | null {
  if (existing.account !== binding.account) {
    return refused(
      `The Amazon order reference ${binding.amazon_order_reference_id} was made with another Amazon Pay account of this store. Start Amazon Pay again with the button of this payment method.`,
    )
  }
  if (existing.payment_collection_id !== binding.payment_collection_id) {
    return refused(
      `The Amazon order reference ${binding.amazon_order_reference_id} belongs to another cart. Start Amazon Pay again to get one for this cart.`,
    )
  }
  return null
}
