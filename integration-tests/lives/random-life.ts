import fc from "fast-check"
import { cards, mayRunBeside, type Life } from "./life"
import { happenings } from "./plots"
import { fault } from "./random-moves"

/** What buyers put into their carts; quantity by SKU. */
export const baskets: readonly Record<string, number>[] = [
  { "MUG-BLUE": 2, "TOTE-L": 1 },
  { "MUG-BLUE": 1 },
  { "MUG-BLUE": 3, "TOTE-L": 2, "TOTE-S": 1 },
]

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
    fault: fc.option(fc.record(fault), { freq: 5 }),
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
  moves: happenings.chain((moves) =>
    fc
      .array(fc.nat({ max: 3 }), { minLength: moves.length, maxLength: moves.length })
      .map((rarely) =>
        moves.map((move, index) =>
          rarely[index] === 0 && mayRunBeside.includes(move.do) ? { ...move, beside: true } : move,
        ),
      ),
  ),
})

/** The life of this number of a run: the same for the same seed, whatever came before it. */
export function randomLife(seed: number, number: number): Life {
  const [life] = fc.sample(lives, { numRuns: 1, seed: seed * 1_000_003 + number })
  if (!life) throw new Error("fast-check made no life.")
  return life
}
