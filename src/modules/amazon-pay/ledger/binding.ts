import type { MedusaError } from "@medusajs/framework/utils"
import { refused } from "../errors"
import type { AmountText } from "../money"
import type { OrderReferenceRow } from "./rows"

/** Which cart an order reference is offered for, and what that cart costs (major units). */
export interface Binding {
  account: string
  amazon_order_reference_id: string
  payment_collection_id: string
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
  existing: Pick<OrderReferenceRow, "account" | "payment_collection_id">,
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

/** A stranger who knows a cart can name ids for it that were made up, and each is remembered for hours. */
export const tooManyOffered = () =>
  refused(
    "Too many Amazon order references were offered for this cart within a few hours. Start again with a new cart, or with this one in a few hours.",
  )

/** A session that would take a placed order's payment from it. */
export const paidAlready = () =>
  refused(
    "This order was placed with Amazon Pay, and its payment stands. No other payment session can be made for it; nothing was changed. A further payment of the order needs a payment collection of its own.",
  )

/** A session over another amount than the one that was charged, or that a placed order waits for. */
export const totalKept = (
  amazonId: string,
  { total, currency_code }: { total: AmountText; currency_code: string },
) =>
  refused(
    `The Amazon order reference ${amazonId} pays ${total} ${currency_code} and cannot pay another amount any more: that is charged, being charged, or what its order was placed with. Start Amazon Pay again to pay for this cart.`,
  )
