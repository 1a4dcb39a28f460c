import { constraintAdvice, type Problem } from "../modules/amazon-pay/buyer/problems"
import type { OrderReferenceDetails } from "../mws"
import { isEqualAmount } from "../modules/amazon-pay/money"

/** An order reference for a storefront: nothing of the buyer. */
export interface OrderReferenceView {
  id: string
  /** Amazon's word: Draft, Open, Suspended, Canceled, Closed. */
  state: string
  /** What the cart costs, in major units with the currency's digits. */
  total: string
  currency_code: string
  /** What has to happen before the order can be placed. Empty: nothing. */
  constraints: Problem[]
}

/** What the order reference is to pay for. */
export interface Price {
  total: string
  currency_code: string
}

/**
 * Constraints that a storefront can act on: Amazon's, but for those that the plugin sees to itself when the order is placed,
 * and what the plugin finds.
 * @param served whether the shop delivers to the address
 */
export function constraintsOf(
  details: OrderReferenceDetails,
  { total, currency_code }: Price,
  served: boolean,
): Problem[] {
  const state = details.orderReferenceStatus?.state ?? "Draft"
  const told = details.orderTotal
  const own: string[] = []
  if (state === "Canceled" || state === "Closed") own.push("OrderReferenceEnded")
  const frozen = state === "Open" || state === "Suspended"
  const changed =
    told && (told.currencyCode !== currency_code || !isEqualAmount(told.amount, total))
  if (frozen && changed) own.push("TotalChanged")
  if (!served) own.push("ShippingAddressNotServed")
  const amazons = details.constraints
    .map(({ constraintId }) => constraintId)
    // Amazon is told the total when the order is placed; until then it misses one, or knows an older.
    .filter((id) => id !== "AmountNotSet" || (told && !changed))
    .filter((id) => id !== "CurrencyMismatch" || !changed)
  return [...amazons, ...own].map(constraintAdvice)
}
