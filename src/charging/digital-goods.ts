import { MathBN } from "@medusajs/framework/utils"
import type { Contents } from "./contents"
import type { PackedLine } from "./order-line"

/**
 * Puts what needs no shipping and is in no parcel into the first one. Such goods are the buyer's as soon as the order is
 * placed, and Medusa packs them apart from the rest or not at all. What is packed is charged with the parcel that holds
 * it: for Medusa a line that an order edit adds needs no shipping either, unless its stock is counted.
 * @param parcels in the order in which they are paid for
 */
export function withDigitalGoods(
  lines: readonly PackedLine[],
  parcels: readonly Contents[],
): Contents[] {
  const unpacked = lines.flatMap(({ id, ships, quantity, packed }) => {
    const rest = MathBN.sub(quantity, packed)
    return !ships && MathBN.gt(rest, 0) ? [{ id, rest }] : []
  })
  return parcels.map((contents, index) => {
    if (index > 0) return contents
    const first = { ...contents }
    for (const { id, rest } of unpacked) first[id] = MathBN.add(first[id] ?? 0, rest).toFixed()
    return first
  })
}
