/**
 * Each line once, and what stands there again. Two fulfillments that Medusa writes down at the same moment can both make
 * the order's next version; every line then stands in it twice, and Medusa's total is double.
 */
export function onceEach<Line extends { id: string }>(
  lines: readonly Line[],
): { all: Line[]; again: Line[] } {
  const met = new Set<string>()
  const all: Line[] = []
  const again: Line[] = []
  for (const line of lines) {
    ;(met.has(line.id) ? again : all).push(line)
    met.add(line.id)
  }
  return { all, again }
}
