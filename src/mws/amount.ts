import { BigNumber } from "bignumber.js"
import { currencyDigits } from "./currency"

/*
 * Plain decimals, and the exponents a Java double is printed with ("1.0E7"), which notifications carry. The bounds keep
 * a hostile "1E999999999" from becoming a text of that length.
 */
const decimal = /^[+-]?\d{1,20}(\.\d{0,20})?(E[+-]?\d{1,2})?$/i

/** True for text that {@link normaliseAmount} can read as a number. */
export function isDecimalText(text: string): boolean {
  return decimal.test(text.trim())
}

/**
 * An amount as Amazon prints it ("0", "5.0", "1.0E7"), as decimal text in major units with exactly the currency's minor
 * digits ("0.00", "5.00", "10000000.00"; JPY "646.00" becomes "646"). Digits beyond those that are not zero are kept:
 * rounding would hide that they were sent.
 *
 * @throws RangeError when the text is not a decimal number.
 */
export function normaliseAmount(text: string, currencyCode: string): string {
  if (!isDecimalText(text)) {
    throw new RangeError("not a decimal amount")
  }
  const amount = new BigNumber(text.trim())
  return amount.toFixed(Math.max(currencyDigits(currencyCode), amount.decimalPlaces() ?? 0))
}
