import fc from "fast-check"
import type { MarketBasket } from "./market"

export interface RandomOrder {
  basket: MarketBasket & { currency: "usd" | "eur" | "jpy" }
  /** What each parcel holds: quantity by SKU. */
  parcels: Record<string, number>[]
}

const currency = fc.constantFrom("usd" as const, "eur" as const, "jpy" as const)
/** The demo's own goods have no price in yen. */
const goods = {
  usd: ["TEA", "KIT", "MUG-BLUE", "TOTE-L"],
  eur: ["TEA", "KIT", "BLANKET-PLAIN"],
  jpy: ["TEA", "KIT"],
}

/** Orders of random lines, quantities, promotions, currencies and with gift cards, in 1 to 6 parcels. */
export const randomOrders: fc.Arbitrary<RandomOrder> = fc
  .record({
    currency,
    lines: fc.array(
      // Which parcel each piece goes into.
      fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 4 },
    ),
    songs: fc.nat({ max: 2 }),
    promotions: fc.subarray(["TENTH", "SEVENTH", "CARRIED"]),
    credit: fc.constantFrom(0, 0, 3),
  })
  .map(({ currency, lines, songs, promotions, credit }) => {
    const items: Record<string, number> = songs ? { SONG: songs } : {}
    const parcels: Record<string, number>[] = []
    goods[currency].forEach((sku, index) => {
      const pieces = lines[index]
      if (!pieces) return
      items[sku] = pieces.length
      for (const parcel of pieces) {
        const contents = (parcels[parcel] ??= {})
        contents[sku] = (contents[sku] ?? 0) + 1
      }
    })
    // The promotions are in dollars where an amount matters; yen has no small gift cards.
    const off = { promotions: currency === "usd" ? promotions : [], ...(credit ? { credit } : {}) }
    return { basket: { currency, items, ...off }, parcels: parcels.filter(Boolean) }
  })
