import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow, Snapshot } from "../../modules/amazon-pay"
import { coveredOf, declinedInMedusa } from "../../modules/amazon-pay/decisions/given-back"
import { completedCharges, isMadeElsewhere } from "../../modules/amazon-pay/decisions/holds"
import { amountText } from "../../modules/amazon-pay/money"
import { sumOfRows, type PaymentRow } from "./payment-rows"

/**
 * The row of Medusa's that a refund made in Seller Central stands for: Medusa shows one of the same capture over the same amount
 * that Amazon has declined. The buyer gets that money once.
 * @param rows the payment's refund rows
 */
export function declinedRowFor(
  refund: OperationRow,
  ledger: Snapshot,
  rows: readonly PaymentRow[],
): string | undefined {
  if (!isMadeElsewhere(refund) || refund.booked_id !== null || refund.amount === null)
    return undefined
  const same = declinedInMedusa(ledger).find(
    ({ amazon_parent_id, amount, booked_id }) =>
      rows.some(({ id }) => id === booked_id) &&
      amazon_parent_id === refund.amazon_parent_id &&
      amount !== null &&
      MathBN.eq(amount, refund.amount ?? 0),
  )
  return same?.booked_id ?? undefined
}

/**
 * What Medusa can book of a refund that Amazon made: no more than its capture has charged, nor in all, less what is booked of
 * other refunds. By the ledger's charges: one that Medusa has not booked yet is waited for.
 * @param others the payment's other refund rows
 * @returns major units with the currency's digits; 0 when everything that was charged is refunded in Medusa already
 */
export function bookableRefund(
  refund: OperationRow,
  ledger: Snapshot,
  others: readonly PaymentRow[],
): string {
  const left = MathBN.sub(completedCharges(ledger), sumOfRows(others))
  const most = MathBN.max(MathBN.min(coveredOf(refund, ledger), left), 0)
  return amountText(most, ledger.reference.currency_code)
}
