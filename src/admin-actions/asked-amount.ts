import { MathBN } from "@medusajs/framework/utils"
import { invalid } from "../modules/amazon-pay/errors"
import { amountText, isAtLeast } from "../modules/amazon-pay/money"

/**
 * An amount a person asked for, in exactly the currency's digits.
 * @param amount decimal text in major units
 * @param most what may be asked for at most
 * @throws MedusaError INVALID_DATA when it has more digits than the currency, or is not within the bounds
 */
export function askedAmount(amount: string, most: string, currency: string): string {
  const text = amountText(amount, currency)
  if (!MathBN.eq(text, amount)) {
    throw invalid(`${amount} has more digits than ${currency} has.`)
  }
  if (!MathBN.gt(text, 0) || !isAtLeast(most, text)) {
    throw invalid(
      `${text} ${currency} is not possible: it must be more than 0 and at most ${most}.`,
    )
  }
  return text
}
