import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow, Snapshot } from "../modules/amazon-pay"
import { coveredOf } from "../modules/amazon-pay/decisions/given-back"
import { completedCharges } from "../modules/amazon-pay/decisions/holds"
import { standIns } from "../modules/amazon-pay/decisions/made-good"
import { amountText } from "../modules/amazon-pay/money"
import { sumOfRows, type PaymentRow } from "../medusa-repairs/payment-rows"

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
  const [declinedId] = [...standIns(ledger)].find(([, { id }]) => id === refund.id) ?? []
  const declined = ledger.operations.find(({ id }) => id === declinedId)
  return rows.find(({ id }) => id === declined?.booked_id)?.id
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
