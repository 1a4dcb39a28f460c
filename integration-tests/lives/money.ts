/** Money of the checks: whole cents, so that sums are exact. */
export type Cents = number

/** @param amount major units: decimal text of Amazon's, a number of Medusa's */
export function cents(amount: string | number | null | undefined): Cents {
  return Math.round(Number(amount ?? 0) * 100)
}

export const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((all, one) => all + one, 0)
export const text = (amount: Cents): string => (amount / 100).toFixed(2)
