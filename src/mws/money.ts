import { BigNumber } from "bignumber.js"
import { z } from "zod"

/** An amount in major units as decimal text, never a float, with its ISO 4217 currency: `{ amount: "75.50", currencyCode: "USD" }`. */
export interface Money {
  amount: string
  currencyCode: string
}

/*
 * ISO 4217 minor digits that differ from 2. A table and not Intl: what Intl answers follows CLDR, which has no decimals
 * for HUF, IDR and others that ISO 4217 gives two, and it moves with the version of Node. What a payment was recorded
 * with must not.
 */
const NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
const THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
const FOUR_DIGITS = "CLF UYW"

const exceptions = new Map<string, number>([
  ...NO_DIGITS.split(" ").map((code) => [code, 0] as const),
  ...THREE_DIGITS.split(" ").map((code) => [code, 3] as const),
  ...FOUR_DIGITS.split(" ").map((code) => [code, 4] as const),
])

/** How many digits follow the decimal point in amounts of a currency, by ISO 4217: USD 2, JPY 0, KWD 3. */
export function currencyDigits(currencyCode: string): number {
  return exceptions.get(currencyCode.toUpperCase()) ?? 2
}

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

const exactDecimal = /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/

/**
 * An amount to be sent: positive decimal text with at most the currency's minor digits. Amazon refuses the text of a
 * float, and `SetOrderReferenceDetails` has been seen to swallow an amount with too many digits without an error.
 */
export const moneySchema = z
  .strictObject({
    amount: z
      .string()
      .regex(exactDecimal, 'must be exact decimal text such as "75.50"')
      .refine((amount) => /[1-9]/.test(amount), "must be greater than zero"),
    currencyCode: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code in capitals such as "USD"'),
  })
  .superRefine(({ amount, currencyCode }, context) => {
    const digits = currencyDigits(currencyCode)
    const given = amount.split(".")[1]?.length ?? 0
    if (given > digits) {
      context.addIssue({
        code: "custom",
        path: ["amount"],
        message: `must have at most ${digits} digits after the point in ${currencyCode}`,
      })
    }
  })
