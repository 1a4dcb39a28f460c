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
