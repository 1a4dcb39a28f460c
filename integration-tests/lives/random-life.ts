import fc from "fast-check"
import { cards, faultKinds, mayRunBeside, struckActions, waits, type Life, type Move } from "./life"

const pick = fc.nat({ max: 7 })
const percent = fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 99 }))
const sku = fc.constantFrom("MUG-BLUE" as const, "TOTE-L" as const, "TOTE-S" as const)
const fault = {
  action: fc.constantFrom(...struckActions),
  kind: fc.constantFrom(...faultKinds),
  times: fc.constantFrom(1, 4, 4, 8),
}

const move = <K extends Move["do"]>(
  weight: number,
  kind: K,
  rest: { [P in Exclude<keyof Extract<Move, { do: K }>, "do">]: fc.Arbitrary<unknown> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(kind), ...rest }) as unknown as fc.Arbitrary<Move>,
})

/** How often what is done, out of about a hundred. */
const moves = fc.oneof(
  move(14, "pack", { pick }),
  move(6, "ship", { pick }),
  move(5, "cancel-parcel", { pick }),
  move(7, "capture", { percent }),
  move(4, "refund", { percent }),
  move(4, "edit", { pick, quantity: fc.nat({ max: 4 }) }),
  move(3, "add-goods", { sku, quantity: fc.integer({ min: 1, max: 2 }) }),
  move(2, "take-back", { pick }),
  move(2, "exchange", {
    pick,
    first: fc.constantFrom("return" as const, "replacement" as const),
    sku,
  }),
  move(2, "claim", { pick, type: fc.constantFrom("replace" as const, "refund" as const) }),
  move(1, "credit", { percent }),
  move(4, "cancel-order", {}),
  move(3, "panel-capture-parcel", { pick }),
  move(4, "panel-capture", { percent }),
  move(3, "panel-refund", { pick, percent }),
  move(4, "panel", {
    action: fc.constantFrom("authorizations", "release", "close", "refresh"),
  }),
  move(3, "seller-captures", { percent }),
  move(2, "seller-refunds", { pick, percent }),
  move(3, "seller-ends", { what: fc.constantFrom("close", "cancel", "release") }),
  move(3, "amazon-ends", { what: fc.constantFrom("close", "cancel", "close-authorization") }),
  move(2, "change-card", { card: fc.constantFrom(...cards), present: fc.boolean() }),
  move(3, "make-session", { offer: fc.constantFrom("same", "new", "none") }),
  move(6, "next-outcome", {
    of: fc.constantFrom("authorization", "capture", "capture", "refund"),
    state: fc.constantFrom("Pending", "Declined"),
    reason: fc.constantFrom("none", "AmazonRejected", "ProcessingFailure", "InvalidPaymentMethod"),
  }),
  move(12, "fault", fault),
  move(3, "faults-end", {}),
  move(5, "post", { how: fc.constantFrom("plain", "lost", "held", "doubled", "reversed") }),
  move(2, "deliver-held", {}),
  move(3, "events-lost", { lost: fc.boolean() }),
  move(10, "wait", { time: fc.constantFrom(...waits) }),
  move(5, "reconcile", {}),
)

const lives: fc.Arbitrary<Life> = fc.record({
  account: fc.record({
    capture: fc.constantFrom("fulfillment", "fulfillment", "shipment", "immediate", "manual"),
    authorization: fc.constantFrom("sync", "sync-then-async", "async"),
    remainder: fc.constantFrom("on-demand", "reserve"),
  }),
  basket: fc.constantFrom<Record<string, number>>(
    { "MUG-BLUE": 2, "TOTE-L": 1 },
    { "MUG-BLUE": 1 },
    { "MUG-BLUE": 3, "TOTE-L": 2, "TOTE-S": 1 },
  ),
  checkout: fc.record({
    card: fc.constantFrom("good", "good", "good", "good", ...cards),
    sessions: fc.constantFrom(0, 0, 1, 2),
    fault: fc.option(fc.record(fault), { freq: 5 }),
  }),
  moves: fc.array(
    fc
      .tuple(moves, fc.nat({ max: 3 }))
      .map(([one, rarely]) =>
        rarely === 0 && mayRunBeside.includes(one.do) ? { ...one, beside: true } : one,
      ),
    { minLength: 1, maxLength: 14, size: "max" },
  ),
})

/** The life of this number of a run: the same for the same seed, whatever came before it. */
export function randomLife(seed: number, number: number): Life {
  const [life] = fc.sample(lives, { numRuns: 1, seed: seed * 1_000_003 + number })
  if (!life) throw new Error("fast-check made no life.")
  return life
}
