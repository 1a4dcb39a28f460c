export type CatalogProduct = {
  title: string
  handle: string
  description: string
  option: string
  variants: { value: string; sku: string; usd: number; eur: number }[]
}

/** Prices that do not divide evenly, so that an order split over parcels has a cent to place. */
export const CATALOG: CatalogProduct[] = [
  {
    title: "Enamel mug",
    handle: "enamel-mug",
    description: "Holds a third of a litre and survives a fall.",
    option: "Color",
    variants: [
      { value: "Blue", sku: "MUG-BLUE", usd: 14.99, eur: 13.99 },
      { value: "White", sku: "MUG-WHITE", usd: 14.49, eur: 13.49 },
    ],
  },
  {
    title: "Canvas tote",
    handle: "canvas-tote",
    description: "Heavy cotton with a flat bottom.",
    option: "Size",
    variants: [
      { value: "Small", sku: "TOTE-S", usd: 22.5, eur: 20.95 },
      { value: "Large", sku: "TOTE-L", usd: 27.35, eur: 25.45 },
    ],
  },
  {
    title: "Wool blanket",
    handle: "wool-blanket",
    description: "Woven from recycled wool, 130 by 180 centimetres.",
    option: "Pattern",
    variants: [
      { value: "Plain", sku: "BLANKET-PLAIN", usd: 89, eur: 84.9 },
      { value: "Herringbone", sku: "BLANKET-HERRINGBONE", usd: 96.33, eur: 91.17 },
    ],
  },
]
