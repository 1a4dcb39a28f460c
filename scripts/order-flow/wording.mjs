/**
 * @param {any} order
 * @param {import("./parcel-worth.mjs").ParcelLine[]} lines
 */
export function contents(order, lines) {
  return lines
    .map(({ itemId, quantity }) => {
      const item = order.items.find((/** @type {any} */ candidate) => candidate.id === itemId)
      return `${quantity} × ${item.title} (${item.variant_title})`
    })
    .join(", ")
}

/**
 * @param {Record<string, number>} calls
 * @returns {string} such as `Capture, CloseOrderReference × 2`
 */
export function inWords(calls) {
  const names = Object.entries(calls).map(([name, count]) =>
    count === 1 ? name : `${name} × ${count}`,
  )
  return names.join(", ") || "nothing"
}
