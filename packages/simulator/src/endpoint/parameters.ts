import { refuse } from "../domain/amazon-error"
import { currencyRules } from "../money/currency"
import type { Money } from "../money/money"
import { parseMoney } from "../money/money"
import { parseInstant } from "../text/instant"

const referenceIdPattern = /^[A-Za-z0-9\-_]{1,32}$/

function memberName(name: string): string {
  const last = name.slice(name.lastIndexOf(".") + 1)
  return last.charAt(0).toLowerCase() + last.slice(1)
}

function invalid(name: string, value: string): never {
  const last = name.slice(name.lastIndexOf(".") + 1)
  refuse("InvalidParameterValue", `The Value '${value}' is invalid for the Parameter '${last}'`)
}

/** A request's parameters, read with Amazon's rules; an empty value counts as absent. */
export class Parameters {
  constructor(private readonly values: ReadonlyMap<string, string>) {}

  has(name: string): boolean {
    return Boolean(this.values.get(name))
  }

  /** Optional text of at most `limit` characters. */
  text(name: string, limit = Infinity): string | null {
    const value = this.values.get(name)
    if (!value) return null
    if (Array.from(value).length > limit) {
      refuse(
        "InvalidParameterValue",
        `1 validation error detected: Value at '${memberName(name)}' failed to satisfy constraint: ` +
          `Member must have length less than or equal to ${limit}`,
      )
    }
    return value
  }

  required(name: string): string {
    const value = this.text(name)
    if (value !== null) return value
    return refuse(
      "InvalidParameterValue",
      `1 validation error detected: Value null at '${memberName(name)}' failed to satisfy constraint: Member must not be null`,
    )
  }

  /** 1 to 32 letters, digits, hyphens and underscores. */
  referenceId(name: string): string {
    const value = this.required(name)
    if (!referenceIdPattern.test(value)) invalid(name, value)
    return value
  }

  /** An amount and its currency below a prefix; both must be there. */
  money(prefix: string): Money {
    const amount = this.required(`${prefix}.Amount`)
    const currency = this.required(`${prefix}.CurrencyCode`)
    if (!/^[A-Z]{3}$/.test(currency)) invalid(`${prefix}.CurrencyCode`, currency)
    if (!currencyRules(currency)) {
      refuse("CurrencyUnsupported", `The currency ${currency} is not supported.`)
    }
    return parseMoney(amount, currency) ?? invalid(`${prefix}.Amount`, amount)
  }

  /** Like `money`, but a currency without an amount is as good as nothing. */
  optionalMoney(prefix: string): Money | null {
    return this.has(`${prefix}.Amount`) ? this.money(prefix) : null
  }

  flag(name: string): boolean | null {
    const value = this.text(name)?.toLowerCase()
    if (value === undefined) return null
    if (value !== "true" && value !== "false") invalid(name, value)
    return value === "true"
  }

  wholeNumber(name: string): number | null {
    const value = this.text(name)
    if (value === null) return null
    if (!/^\d{1,9}$/.test(value)) invalid(name, value)
    return Number(value)
  }

  /** Milliseconds since 1970. */
  instant(name: string): number | null {
    const value = this.text(name)
    if (value === null) return null
    return parseInstant(value) ?? invalid(name, value)
  }

  oneOf<const Choices extends readonly string[]>(
    name: string,
    choices: Choices,
  ): Choices[number] | null {
    const value = this.text(name)
    if (value === null) return null
    return choices.find((choice) => choice === value) ?? invalid(name, value)
  }

  /** The values of `prefix.1`, `prefix.2` … in their order. */
  list(prefix: string): readonly string[] {
    return this.numbers(prefix).flatMap((number) => this.text(`${prefix}.${number}`) ?? [])
  }

  /** The numbers that follow a prefix, ascending. */
  numbers(prefix: string): readonly number[] {
    const found = new Set<number>()
    for (const name of this.values.keys()) {
      if (!name.startsWith(`${prefix}.`)) continue
      const number = /^\d{1,6}/.exec(name.slice(prefix.length + 1))
      if (number) found.add(Number(number[0]))
    }
    return [...found].sort((a, b) => a - b)
  }
}
