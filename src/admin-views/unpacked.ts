import { MathBN } from "@medusajs/framework/utils"
import { quantityIn, type Contents } from "../charging/contents"
import type { OrderFacts } from "../charging/order-facts"

/** What of the order is in no parcel yet: quantity by line id. */
export function unpacked({ lines, parcels }: OrderFacts): Contents {
  const packed = parcels.filter(({ canceled }) => !canceled).map(({ contents }) => contents)
  return Object.fromEntries(
    lines.flatMap(({ id, quantity, ships }) => {
      const rest = MathBN.sub(quantity, quantityIn(packed, id))
      return ships && MathBN.gt(rest, 0) ? [[id, rest.toFixed()]] : []
    }),
  )
}
