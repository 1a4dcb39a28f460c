import type { Money } from "../money/money"
import { minorDigits } from "../money/currency"

/** What Amazon keeps of an amount, rounded to the currency's smallest unit. Fees appear only once the amount has moved. */
export function feeOf(amount: Money, percent: number): Money {
  return { ...amount, units: BigInt(Math.round((Number(amount.units) * percent) / 100)) }
}

/** An amount in the merchant's own currency. @param rate buyer's currency for one unit of it */
export function converted(amount: Money, currency: string, rate: number): Money {
  const shift = 10 ** (minorDigits(currency) - minorDigits(amount.currency))
  return { currency, units: BigInt(Math.round((Number(amount.units) / rate) * shift)) }
}
