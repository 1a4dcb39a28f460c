/** Currencies Amazon Pay presents in, with what each of them means for amounts and limits. */

export interface CurrencyRules {
  /** Digits after the decimal point. */
  readonly minorDigits: number
  /** Highest amount one call may carry, in whole currency units; null when Amazon names none. */
  readonly callCap: bigint | null
  /** Upper bound of the 15 % allowance, in whole currency units; null when Amazon names none. */
  readonly allowanceCap: bigint | null
}

const plain: CurrencyRules = { minorDigits: 2, callCap: null, allowanceCap: null }
const ledger: CurrencyRules = { minorDigits: 2, callCap: 150_000n, allowanceCap: 75n }
const yen: CurrencyRules = { minorDigits: 0, callCap: 10_000_000n, allowanceCap: 8_400n }

const rules: ReadonlyMap<string, CurrencyRules> = new Map([
  ["AUD", plain],
  ["CHF", plain],
  ["DKK", plain],
  ["EUR", ledger],
  ["GBP", ledger],
  ["HKD", plain],
  ["JPY", yen],
  ["NOK", plain],
  ["NZD", plain],
  ["SEK", plain],
  ["USD", ledger],
  ["ZAR", plain],
])

/** The rules of a supported currency, or null for one Amazon Pay does not take. */
export function currencyRules(code: string): CurrencyRules | null {
  return rules.get(code) ?? null
}

/** Digits after the decimal point of a currency; two where nothing else is known. */
export function minorDigits(code: string): number {
  return rules.get(code)?.minorDigits ?? 2
}

export const supportedCurrencies: readonly string[] = [...rules.keys()]
