import type { Contents } from "./contents"
import type { OrderLine } from "./order-line"

/**
 * Puts what needs no shipping into the first parcel, all of it, and takes it out of every other. Medusa packs
 * such goods apart from the rest or not at all, and they are the buyer's as soon as the order is placed.
 * @param parcels in the order in which they are paid for
 */
export function withDigitalGoods(
  lines: readonly OrderLine[],
  parcels: readonly Contents[],
): Contents[] {
  const digital = lines.filter(({ ships }) => !ships)
  const all = Object.fromEntries(digital.map(({ id, quantity }) => [id, quantity]))
  return parcels.map((contents, index) => {
    const shipped = Object.fromEntries(Object.entries(contents).filter(([id]) => !(id in all)))
    return index === 0 ? { ...shipped, ...all } : shipped
  })
}
