/** What goes into the first parcel and what into the second; together they are the order. */
export const PARCELS = [
  [
    { sku: "MUG-BLUE", quantity: 2 },
    { sku: "TOTE-L", quantity: 1 },
  ],
  [
    { sku: "MUG-BLUE", quantity: 1 },
    { sku: "BLANKET-HERRINGBONE", quantity: 1 },
  ],
]

/** @returns {{ sku: string, quantity: number }[]} the parcels' lines, a SKU once */
export function wholeOrder() {
  /** @type {Map<string, number>} */
  const quantities = new Map()
  for (const { sku, quantity } of PARCELS.flat()) {
    quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  }
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }))
}

/**
 * @param {import("./store-facts.mjs").StoreFacts} facts
 * @param {string} sku
 */
export function variantId(facts, sku) {
  const variant = facts.variants.find((candidate) => candidate.sku === sku)
  if (!variant) throw new Error(`The store does not sell ${sku}.`)
  return variant.id
}

/**
 * @param {any} order
 * @param {{ sku: string, quantity: number }} line
 * @returns {import("./parcel-worth.mjs").ParcelLine}
 */
export function toItem(order, { sku, quantity }) {
  const item = order.items.find((/** @type {any} */ candidate) => candidate.variant_sku === sku)
  if (!item) throw new Error(`The order has no line for ${sku}.`)
  return { itemId: item.id, quantity }
}
