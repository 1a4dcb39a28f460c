import type { CaptureDetails } from "../../../mws"
import type { Accounting } from "../ledger/accounting"
import { isPositive } from "../money"

/** What Amazon tells for the merchant's accounts. No fee yet, or none at all, it says with zero. */
export function accountingOf(
  fee: CaptureDetails["captureFee"],
  { convertedAmount, conversionRate }: Pick<CaptureDetails, "convertedAmount" | "conversionRate">,
): { accounting?: Accounting } {
  const isCharged = fee !== undefined && isPositive(fee.amount)
  if (!isCharged && !convertedAmount) return {}
  const inMoney = ({ amount, currencyCode }: NonNullable<typeof fee>) => ({
    amount,
    currency: currencyCode,
  })
  return {
    accounting: {
      ...(isCharged ? { fee: inMoney(fee) } : {}),
      ...(convertedAmount
        ? {
            converted: {
              ...inMoney(convertedAmount),
              ...(conversionRate ? { rate: conversionRate } : {}),
            },
          }
        : {}),
    },
  }
}
