import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "./contents"
import { sumOf, worthsOf, type Priced } from "./worths"

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
    const before = sumOf(worthsOf(order, paid))
    const more = MathBN.sub(sumOf(worthsOf(order, [...paid, parcel])), before)
    if (MathBN.lte(more, spare(captured, before))) paid.push(parcel)
  }
  return paid
}

function spare(captured: string, worth: BigNumberInput): BigNumberInput {
  return MathBN.max(MathBN.sub(captured, worth), 0)
}
