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

/** What Amazon lets be charged beyond an order's total: 15 %, at most so much in these currencies (reference §6.3). */
const mostAllowance: Partial<Record<string, number>> = { USD: 75, GBP: 75, EUR: 75, JPY: 8_400 }

/**
 * An order's total with what Amazon lets be charged beyond it, rounded down: the last minor unit is not worth a refusal.
 * @param total major units
 * @param currency ISO 4217, capital letters
 */
export function withAllowance(total: AmountText, currency: string): AmountText {
  const share = MathBN.mult(total, 0.15)
  const most = mostAllowance[currency]
  const allowance = most === undefined ? share : MathBN.min(share, most)
  return MathBN.convert(MathBN.add(total, allowance)).toFixed(
    currencyDigits(currency),
    1 /* down */,
  )
}

export function lesserAmount(one: AmountText, other: AmountText): AmountText {
  return MathBN.lt(one, other) ? one : other
}
