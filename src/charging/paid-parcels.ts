import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "./contents"
import { sumOf, lineAmounts, type Priced } from "./line-amounts"

/**
 * Which parcels are paid for: those that were charged, and of the others, oldest first, those for which money
 * taken for nothing else is enough. That is money taken by hand, through another payment, or for a parcel
 * that was cancelled; a parcel it pays for is never charged, so nothing else tells that it is paid.
 */
export function paidParcels(
  order: Priced,
  { charged, waiting, captured }: { charged: Contents[]; waiting: Contents[]; captured: string },
): Contents[] {
  const paid = [...charged]
  for (const parcel of waiting) {
    const worth = sumOf(lineAmounts(order, paid))
    const spare = MathBN.max(MathBN.sub(captured, worth), 0)
    const more = MathBN.sub(sumOf(lineAmounts(order, [...paid, parcel])), worth)
    if (MathBN.lte(more, MathBN.add(spare, slack(order.digits)))) paid.push(parcel)
  }
  return paid
}

/**
 * Two minor units. Which parcel is the first one, and so rounded together with the shipping or with what needs no
 * shipping, changes when parcels are cancelled or charged late; the sum of all moves by one unit each time.
 */
function slack(digits: number): BigNumberInput {
  return `2e-${digits}`
}
