import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { quantityIn, type Contents } from "./contents"
import { withDigitalGoods } from "./digital-goods"
import { shareOf, type PackedLine } from "./order-line"
import { sumOf } from "./line-amounts"

/**
 * What those goods cost that were paid for and came back (major units, unrounded). Their money is given back
 * by a refund; until then it stays what it was taken for and pays for nothing else.
 */
export function amountOfPaidReturns(
  lines: readonly PackedLine[],
  paid: readonly Contents[],
): BigNumberInput {
  const held = withDigitalGoods(lines, paid)
  return sumOf(
    lines.map((line) => shareOf(line, MathBN.min(line.returned, quantityIn(held, line.id)))),
  )
}

/**
 * A parcel without what came back of it before anybody paid for it, as happens when its charge failed at first.
 * Goods that came back are taken to be from parcels that were paid for, as far as those hold them.
 */
export function withoutUnpaidReturns(
  lines: readonly PackedLine[],
  paid: readonly Contents[],
  parcel: Contents,
): Contents {
  return Object.fromEntries(
    Object.entries(parcel).map(([id, quantity]) => {
      const line = lines.find((line) => line.id === id)
      const kept = line ? MathBN.sub(quantity, unpaidReturns(line, paid)) : quantity
      return [id, MathBN.max(kept, 0).toString()]
    }),
  )
}

/** How many of a line came back before anybody paid for them. */
export function unpaidReturns(
  { id, returned }: PackedLine,
  paid: readonly Contents[],
): BigNumberInput {
  return MathBN.max(MathBN.sub(returned, quantityIn(paid, id)), 0)
}
