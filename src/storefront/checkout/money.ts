/** An amount as a text with a point, such as `94.50`, in the currency's major unit. */
export interface Money {
  readonly amount: string
  /** ISO 4217. */
  readonly currencyCode: string
}

/** Whether two amounts are worth the same, however many zeros they are written with. */
export function sameMoney(one: Money | null, other: Money | null): boolean {
  if (!one || !other) return one === other
  return (
    plain(one.amount) === plain(other.amount) &&
    one.currencyCode.toUpperCase() === other.currencyCode.toUpperCase()
  )
}

/** A decimal text without the zeros that mean nothing. */
function plain(amount: string): string {
  const [whole = "", fraction = ""] = amount.split(".")
  const rest = fraction.replace(/0+$/, "")
  const front = whole.replace(/^0+(?=\d)/, "")
  return rest ? `${front}.${rest}` : front
}

/**
 * Rounds a decimal text half up. Medusa keeps fractions of a cent that nobody can be asked to pay.
 * @param digits how many stay after the point
 */
export function roundedTo(digits: number, amount: string): string {
  const [whole = "", fraction = ""] = amount.split(".")
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"))
  const rounded = String(fraction.charAt(digits) >= "5" ? kept + 1n : kept).padStart(
    digits + 1,
    "0",
  )
  return digits === 0 ? rounded : `${rounded.slice(0, -digits)}.${rounded.slice(-digits)}`
}

/** How many digits an amount is written with after its point. */
export function digitsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0
}

/** An amount as a buyer reads it in a language, such as `94,50 €`. */
export function moneyText({ amount, currencyCode }: Money, language: string): string {
  try {
    // A decimal text is formatted exactly; as a number it would be rounded first.
    const exact = amount as unknown as number
    return new Intl.NumberFormat(language, { style: "currency", currency: currencyCode }).format(
      exact,
    )
  } catch {
    return `${amount} ${currencyCode}`
  }
}
