import { MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"
import { currencyDigits } from "../../mws"

/** Decimal text in major units with exactly the currency's digits: what goes on the wire and into the ledger. */
export type AmountText = string

/**
 * Rounds an amount of Medusa's (which may carry fractions of a cent) half up to the currency's digits.
 * @param amount major units
 * @param currency ISO 4217, any case
 */
export function amountText(amount: BigNumberInput, currency: string): AmountText {
  const digits = currencyDigits(currency.toUpperCase())
  return MathBN.convert(amount).toFixed(digits, 4 /* half up */)
}

export function addAmounts(amounts: readonly AmountText[], currency: string): AmountText {
  return amountText(
    amounts.reduce((sum, amount) => MathBN.add(sum, amount), MathBN.convert(0)),
    currency,
  )
}

export function subtractAmounts(
  from: AmountText,
  amount: AmountText,
  currency: string,
): AmountText {
  return amountText(MathBN.sub(from, amount), currency)
}

export function isAtLeast(amount: AmountText, least: AmountText): boolean {
  return MathBN.gte(amount, least)
}

export function isEqualAmount(one: AmountText, other: AmountText): boolean {
  return MathBN.eq(one, other)
}

export function isPositive(amount: AmountText): boolean {
  return MathBN.gt(amount, 0)
}

export function lesserAmount(one: AmountText, other: AmountText): AmountText {
  return MathBN.lt(one, other) ? one : other
}
