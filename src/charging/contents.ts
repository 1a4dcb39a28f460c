import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** What a parcel holds: quantity by line id, as decimal text. */
export type Contents = Record<string, string>

/** How many of a line these parcels hold together. */
export function quantityIn(parcels: readonly Contents[], lineId: string): BigNumberInput {
  return parcels.reduce<BigNumberInput>(
    (sum, contents) => MathBN.add(sum, contents[lineId] ?? 0),
    0,
  )
}

/** What these parcels hold together. */
export function joined(parcels: readonly Contents[]): Contents {
  const ids = new Set(parcels.flatMap((contents) => Object.keys(contents)))
  return Object.fromEntries(
    [...ids].map((id) => [id, MathBN.convert(quantityIn(parcels, id)).toFixed()]),
  )
}
