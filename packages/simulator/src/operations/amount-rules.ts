import { refuse } from "../domain/amazon-error"
import { aboveCallCap } from "../money/allowance"
import type { Money } from "../money/money"
import { decimalText } from "../money/money"

/** Amounts in Amazon's messages carry two digits in every currency. */
export function said(money: Money): string {
  const text = decimalText(money)
  return `${text.includes(".") ? text : `${text}.00`} ${money.currency}`
}

/** @throws AmazonError TransactionAmountExceeded above what one call may carry */
export function withinCallCap(kind: string, amount: Money): void {
  if (!aboveCallCap(amount)) return
  refuse(
    "TransactionAmountExceeded",
    `A ${kind} request with amount ${said(amount)} cannot be accepted. It is above the limit of one request.`,
  )
}

/** @throws AmazonError InvalidParameterValue for nothing at all */
export function moreThanNothing(amount: Money): void {
  if (amount.units > 0n) return
  refuse(
    "InvalidParameterValue",
    `The Value '${decimalText(amount)}' is invalid for the Parameter 'Amount'`,
  )
}

/** @throws AmazonError CurrencyMismatch when the order was set in another currency */
export function sameCurrency(amount: Money, expected: string): void {
  if (amount.currency === expected) return
  refuse(
    "CurrencyMismatch",
    `The currency ${amount.currency} differs from the order reference's currency ${expected}.`,
  )
}
