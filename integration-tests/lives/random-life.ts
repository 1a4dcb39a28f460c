import fc from "fast-check"
import { isThrottled } from "./fresh-door"
import { cards, firstDeclines, mayBeElsewhere, mayRunBeside, type Life } from "./life"
import { movesInPlots } from "./plots"
import { fault } from "./random-moves"

/** What buyers put into their carts; quantity by SKU. */
export const baskets: readonly Record<string, number>[] = [
  { "MUG-BLUE": 2, "TOTE-L": 1 },
  { "MUG-BLUE": 1 },
  { "MUG-BLUE": 3, "TOTE-L": 2, "TOTE-S": 1 },
]

/** What the store is booted with. */
const plainAccount: Life["account"] = {
  capture: "fulfillment",
  authorization: "sync-then-async",
  remainder: "on-demand",
}

const lives: fc.Arbitrary<Life> = fc.record({
  account: fc.record({
    capture: fc.constantFrom("fulfillment", "fulfillment", "shipment", "immediate", "manual"),
    authorization: fc.constantFrom("sync", "sync-then-async", "async"),
    remainder: fc.constantFrom("on-demand", "reserve"),
  }),
  basket: fc.constantFrom(...baskets),
  checkout: fc.record({
    card: fc.constantFrom("good", "good", "good", "good", ...cards),
    sessions: fc.constantFrom(0, 0, 1, 2),
    fault: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.record(fault) },
    ),
    dies: fc.oneof(
      { weight: 8, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.nat({ max: 30 }) },
    ),
    decidesLater: fc.nat({ max: 6 }).map((rarely) => rarely === 0),
    declines: fc.constantFrom("none", "none", "none", "none", "none", ...firstDeclines),
    promotion: fc.constantFrom(
      "none",
      "none",
      "none",
      "none",
      "none",
      "none",
      "half",
      "half",
      "all",
    ),
  }),
  moves: movesInPlots.chain((moves) =>
    fc
      .array(fc.nat({ max: 3 }), { minLength: moves.length, maxLength: moves.length })
      .map((rarely) =>
        moves.map((move, index) =>
          rarely[index] === 0 && mayRunBeside.includes(move.do) ? { ...move, beside: true } : move,
        ),
      ),
  ),
})

/** One life in eight, in which much is done at another process of the store: that one has the plain account. */
const livesOfTwo: fc.Arbitrary<Life> = fc
  .tuple(lives, fc.nat({ max: 7 }), fc.infiniteStream(fc.boolean()))
  .map(([life, rarely, elsewhere]) => {
    // What slows down the other process would slow down every life that comes after.
    if (rarely > 0 || isThrottled(life)) return life
    const moves = life.moves.map((move) =>
      mayBeElsewhere.includes(move.do) && elsewhere.next().value === true
        ? { ...move, at: "second" as const }
        : move,
    )
    return { ...life, account: plainAccount, moves }
  })

/** The life of this number of a run: the same for the same seed, whatever came before it. */
export function randomLife(seed: number, number: number): Life {
  const [life] = fc.sample(livesOfTwo, { numRuns: 1, seed: seed * 1_000_003 + number })
  if (!life) throw new Error("fast-check made no life.")
  return life
}
