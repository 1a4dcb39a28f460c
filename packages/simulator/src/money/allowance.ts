import { currencyRules, minorDigits } from "./currency"
import type { Money } from "./money"

/** 15 % of an amount, rounded half up to the currency's smallest unit. */
function fifteenPercent(units: bigint): bigint {
  return (units * 15n + 50n) / 100n
}

/** What Amazon allows on top of an amount: the lower of 15 % and the currency's fixed sum. */
export function allowance(amount: Money): Money {
  const share = fifteenPercent(amount.units)
  const cap = currencyRules(amount.currency)?.allowanceCap
  if (cap === null || cap === undefined) return { units: share, currency: amount.currency }
  const capUnits = cap * 10n ** BigInt(minorDigits(amount.currency))
  return { units: share < capUnits ? share : capUnits, currency: amount.currency }
}

/** The most that may be charged or refunded against an amount. */
export function withAllowance(amount: Money): Money {
  return { units: amount.units + allowance(amount).units, currency: amount.currency }
}

/** Whether an amount is above what one call may carry. */
export function aboveCallCap(amount: Money): boolean {
  const cap = currencyRules(amount.currency)?.callCap
  if (cap === null || cap === undefined) return false
  return amount.units > cap * 10n ** BigInt(minorDigits(amount.currency))
}
