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
 * @param {import("./two-parcel-order.mjs").Transcript} transcript
 * @param {Record<string, number>} calls
 */
export function reportCalls(transcript, calls) {
  const names = Object.entries(calls).map(([name, count]) =>
    count === 1 ? name : `${name} × ${count}`,
  )
  transcript.line("Amazon", `called: ${names.join(", ") || "nothing"}`)
}
