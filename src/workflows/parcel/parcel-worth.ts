import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** A line of an order: how many were ordered, and what all of them cost with discounts and taxes (major units). */
export interface OrderLine {
  id: string
  quantity: string
  total: string
}

/** What a parcel holds: quantity by line id. */
export type Contents = Record<string, string>

export interface ParcelQuestion {
  /** What the payment is for, in all (major units). */
  total: string
  /** What was charged of it before, or is being charged: by parcels and by hand (major units). */
  charged: string
  /** All shipping of the order, with discounts and taxes (major units). */
  shipping: string
  lines: OrderLine[]
  /** Parcels charged before this one, in any order. */
  earlier: Contents[]
  parcel: Contents
  /** Digits of the currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
  digits: number
}

/**
 * What to charge for one parcel: its items by quantity at what they cost in this order, the shipping with the
 * first parcel, and with the last one whatever is left, so that roundings never make the sum differ
 * from the total. Never more than is left.
 * @returns major units as decimal text with exactly `digits` digits; "0" (with digits) when nothing is left
 */
export function parcelWorth(question: ParcelQuestion): string {
  const { total, charged, shipping, lines, earlier, parcel, digits } = question
  const left = MathBN.max(MathBN.sub(total, charged), 0)
  if (completes(lines, [...earlier, parcel])) return text(left, digits)

  const goods = lines.reduce((sum, line) => {
    const quantity = parcel[line.id]
    if (quantity === undefined || MathBN.lte(line.quantity, 0)) return sum
    return MathBN.add(sum, MathBN.div(MathBN.mult(line.total, quantity), line.quantity))
  }, MathBN.convert(0))
  const worth = earlier.length === 0 ? MathBN.add(goods, shipping) : goods
  // Compared after rounding: half a cent more than what is left is what is left.
  return text(MathBN.min(text(worth, digits), left), digits)
}

/** Whether these parcels together hold everything that was ordered. */
function completes(lines: OrderLine[], parcels: Contents[]): boolean {
  return lines.every(({ id, quantity }) => {
    const shipped = parcels.reduce(
      (sum, contents) => MathBN.add(sum, contents[id] ?? 0),
      MathBN.convert(0),
    )
    return MathBN.gte(shipped, quantity)
  })
}

function text(amount: BigNumberInput, digits: number): string {
  return MathBN.convert(amount).toFixed(digits, 4 /* half up */)
}
