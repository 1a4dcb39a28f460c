/** What is typed for a line: quantity by line id. A line that is not named is left as it is, whole. */
export type Typed = Readonly<Record<string, string>>

/** Which items of an order a parcel is to hold. */
export type Choice =
  | { of: "everything" }
  | { of: "some"; items: { id: string; quantity: number }[] }
  | { of: "nothing" }
  | { of: "wrong"; ids: string[] }

/**
 * What was chosen of what is left.
 * @param left quantity by line id, decimal text
 */
export function choiceOf(left: Readonly<Record<string, string>>, typed: Typed): Choice {
  const lines = Object.entries(left).map(([id, most]) => ({ id, most, text: typed[id] ?? most }))
  const wrong = lines.filter(({ text, most }) => !isQuantity(text, most)).map(({ id }) => id)
  if (wrong.length) return { of: "wrong", ids: wrong }
  if (lines.every(({ text, most }) => Number(text) === Number(most))) return { of: "everything" }
  const items = lines
    .map(({ id, text }) => ({ id, quantity: Number(text) }))
    .filter(({ quantity }) => quantity > 0)
  return items.length ? { of: "some", items } : { of: "nothing" }
}

/** Whole pieces, but for a line whose rest is not whole either. An empty field is none. */
function isQuantity(text: string, most: string): boolean {
  const quantity = Number(text)
  const isWhole = Number.isInteger(quantity) || !Number.isInteger(Number(most))
  return quantity >= 0 && quantity <= Number(most) && isWhole
}
