import { MathBN } from "@medusajs/framework/utils"
import type { Snapshot } from "../../modules/amazon-pay"
import { completedCharges } from "../../modules/amazon-pay/decisions/holds"
import { amountText } from "../../modules/amazon-pay/money"
import { sumOfRows, type PaymentRow } from "./payment-rows"

/**
 * What Medusa can book of a refund that Amazon made: no more than was charged in all, less what is booked of other refunds.
 * By the ledger's charges: one that Medusa has not booked yet is waited for.
 * @param refunded major units
 * @param others the payment's other refund rows
 * @returns major units with the currency's digits; 0 when everything that was charged is refunded in Medusa already
 */
export function bookableRefund(
  refunded: string,
  ledger: Snapshot,
  others: readonly PaymentRow[],
): string {
  const left = MathBN.sub(completedCharges(ledger), sumOfRows(others))
  const most = MathBN.max(MathBN.min(refunded, left), 0)
  return amountText(most, ledger.reference.currency_code)
}
