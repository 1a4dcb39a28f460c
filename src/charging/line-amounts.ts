import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "./contents"
import { withDigitalGoods } from "./digital-goods"
import { shareOf, type PackedLine } from "./order-line"

/** What of an order the worth of its parcels depends on. */
export interface Priced {
  lines: readonly PackedLine[]
  /** All shipping of the order, with discounts and taxes (major units). */
  shipping: string
  /** Digits of the currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
  digits: number
}

/**
 * What each of these parcels is worth (major units): its items by quantity, each parcel rounded half up by
 * itself. What needs no shipping and is not packed is part of the first parcel; the shipping is part of the first one that
 * holds something to ship.
 * @param parcels in the order in which they are paid for
 */
export function lineAmounts(order: Priced, parcels: readonly Contents[]): BigNumberInput[] {
  const { lines, shipping, digits } = order
  const first = parcels.findIndex((contents) =>
    lines.some(({ id, ships }) => ships && contents[id]),
  )
  return withDigitalGoods(lines, parcels).map((contents, index) => {
    const goods = sumOf(lines.map((line) => shareOf(line, contents[line.id] ?? 0)))
    return rounded(index === first ? MathBN.add(goods, shipping) : goods, digits)
  })
}

export function sumOf(amounts: readonly BigNumberInput[]): BigNumberInput {
  return amounts.reduce<BigNumberInput>((sum, amount) => MathBN.add(sum, amount), 0)
}

/** Half up to the currency's digits, as Medusa and the ledger round. */
export function rounded(amount: BigNumberInput, digits: number): BigNumberInput {
  return MathBN.convert(amount).decimalPlaces(digits, 4 /* half up */)
}
