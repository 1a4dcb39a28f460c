import type { OrderReferenceRow } from "../ledger/rows"
import type { AmountText } from "../money"

/** What is to be charged of a payment in all (major units): its total, unless the order was changed since. */
export function chargeTarget({
  total,
  charge_target,
}: Pick<OrderReferenceRow, "total" | "charge_target">): AmountText {
  return charge_target ?? total
}
