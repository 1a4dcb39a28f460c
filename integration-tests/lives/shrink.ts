import type { Life } from "./life"

/** Simpler lives, the simplest first: fewer moves, then a plainer account, basket and checkout. */
export function* simpler(life: Life): Generator<Life> {
  const { moves } = life
  for (
    let size = Math.ceil(moves.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    // From the end: what came after the violation is most likely of no matter.
    for (let end = moves.length; end > 0; end -= size) {
      yield { ...life, moves: [...moves.slice(0, Math.max(0, end - size)), ...moves.slice(end)] }
    }
  }
  for (const plain of plainer) {
    const next = plain(life)
    if (JSON.stringify(next) !== JSON.stringify(life)) yield next
  }
}

const plainCheckout: Life["checkout"] = {
  card: "good",
  sessions: 0,
  fault: null,
  dies: null,
  decidesLater: false,
  declines: "none",
  promotion: "none",
}

const plainer: ((life: Life) => Life)[] = [
  (life) => ({ ...life, checkout: plainCheckout }),
  (life) => ({ ...life, checkout: { ...life.checkout, fault: null } }),
  (life) => ({ ...life, checkout: { ...life.checkout, dies: null } }),
  (life) => ({ ...life, checkout: { ...life.checkout, card: "good" } }),
  (life) => ({ ...life, checkout: { ...life.checkout, decidesLater: false } }),
  (life) => ({ ...life, checkout: { ...life.checkout, declines: "none" } }),
  (life) => ({ ...life, checkout: { ...life.checkout, sessions: 0 } }),
  (life) => ({ ...life, checkout: { ...life.checkout, promotion: "none" } }),
  (life) => ({ ...life, account: { ...life.account, capture: "fulfillment" } }),
  (life) => ({ ...life, account: { ...life.account, authorization: "sync-then-async" } }),
  (life) => ({ ...life, account: { ...life.account, remainder: "on-demand" } }),
  (life) => ({ ...life, basket: { "MUG-BLUE": 1 } }),
  (life) => ({ ...life, moves: life.moves.map(({ beside: _, ...move }) => move) }),
  (life) => ({ ...life, moves: life.moves.map(({ at: _, ...move }) => move) }),
  (life) => ({
    ...life,
    moves: life.moves.map((move) =>
      "reason" in move && move.reason === true ? { ...move, reason: false } : move,
    ),
  }),
  (life) => ({
    ...life,
    moves: life.moves.map((move) => (move.do === "next-outcome" ? { ...move, times: 1 } : move)),
  }),
  (life) => ({
    ...life,
    moves: life.moves.map((move) => ("percent" in move ? { ...move, percent: 100 } : move)),
  }),
  (life) => ({
    ...life,
    moves: life.moves.map((move) => ("pick" in move ? { ...move, pick: 0 } : move)),
  }),
]

/**
 * The smallest life that still fails, as far as so many tries go: each that fails is where the search goes on.
 * @param fails plays a life and tells whether it fails in the same way
 */
export async function shrink(
  life: Life,
  fails: (life: Life) => Promise<boolean>,
  tries: number,
): Promise<Life> {
  let smallest = life
  const tried = new Set([JSON.stringify(life)])
  for (let found = true; found;) {
    found = false
    for (const next of simpler(smallest)) {
      const key = JSON.stringify(next)
      if (tried.has(key)) continue
      if (tried.size > tries) return smallest
      tried.add(key)
      if (await fails(next)) {
        smallest = next
        found = true
        break
      }
    }
  }
  return smallest
}
