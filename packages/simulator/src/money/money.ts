import { minorDigits } from "./currency"

/** An exact amount: `units` counts the currency's smallest unit (cents, yen). */
export interface Money {
  readonly units: bigint
  readonly currency: string
}

const decimal = /^(\d{1,15})(?:\.(\d{1,15}))?$/

/** A decimal text as money, or null when it is malformed or finer than the currency's smallest unit. */
export function parseMoney(amount: string, currency: string): Money | null {
  const match = decimal.exec(amount)
  if (!match) return null
  const digits = minorDigits(currency)
  const fraction = match[2] ?? ""
  // "646.00" yen is whole yen: zeros beyond the currency's digits say nothing.
  if (/[1-9]/.test(fraction.slice(digits))) return null
  return {
    units: BigInt((match[1] ?? "") + fraction.slice(0, digits).padEnd(digits, "0")),
    currency,
  }
}

export function zero(currency: string): Money {
  return { units: 0n, currency }
}

/** Sum of amounts of one currency. */
export function sum(currency: string, amounts: Iterable<Money>): Money {
  let units = 0n
  for (const amount of amounts) units += amount.units
  return { units, currency }
}

export function plus(a: Money, b: Money): Money {
  return { units: a.units + b.units, currency: a.currency }
}

export function minus(a: Money, b: Money): Money {
  return { units: a.units - b.units, currency: a.currency }
}

export function exceeds(a: Money, b: Money): boolean {
  return a.units > b.units
}

/** Decimal text with all the currency's digits: `75.50`, `646`. */
export function decimalText(money: Money): string {
  const digits = minorDigits(money.currency)
  const negative = money.units < 0n
  const text = (negative ? -money.units : money.units).toString().padStart(digits + 1, "0")
  const whole = text.slice(0, text.length - digits)
  const fraction = digits === 0 ? "" : `.${text.slice(text.length - digits)}`
  return `${negative ? "-" : ""}${whole}${fraction}`
}

/** Amazon's API prints sums as decimals and nothing as a bare `0`. */
export function apiText(money: Money): string {
  return money.units === 0n ? "0" : decimalText(money)
}

/** Notifications print doubles: `5.0`, `19.95`, `646.0`. */
export function doubleText(money: Money): string {
  const text = decimalText(money)
  if (!text.includes(".")) return `${text}.0`
  return text.replace(/0+$/, "").replace(/\.$/, ".0")
}
