import fc from "fast-check"
import {
  apart,
  cards,
  faultKinds,
  reasons,
  refundTypes,
  struckActions,
  waits,
  type Move,
  type MoveKind,
} from "./life"

/** What is left to say of a move of this kind. */
type Rest<K extends MoveKind> = Omit<Extract<Move, { do: K }>, "do">
type Arbitraries<T> = { [P in keyof T]: fc.Arbitrary<T[P]> }

const pick = fc.nat({ max: 7 })
const percent = fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 99 }))
const sku = fc.constantFrom("MUG-BLUE" as const, "TOTE-L" as const, "TOTE-S" as const)

/** A fault for a call of the store's. */
export const fault = {
  action: fc.constantFrom(...struckActions),
  kind: fc.constantFrom(...faultKinds),
  times: fc.constantFrom(1, 4, 4, 8),
}

const rests: { [K in MoveKind]: Arbitraries<Rest<K>> } = {
  "make-session": { offer: fc.constantFrom("same", "new", "none") },
  "change-card": { card: fc.constantFrom(...cards), present: fc.boolean() },
  "ask-back": { pick },
  pack: { pick, from: fc.constantFrom("main", "main", "main", "second") },
  "fulfil-past-order": {},
  ship: { pick },
  deliver: { pick },
  "cancel-parcel": { pick },
  capture: { percent },
  refund: { percent, reason: fc.boolean() },
  edit: { pick, quantity: fc.nat({ max: 4 }) },
  "add-goods": { sku, quantity: fc.integer({ min: 1, max: 2 }) },
  "take-back": { pick },
  "answer-return": { pick, how: fc.constantFrom("receive", "receive", "cancel") },
  exchange: { pick, first: fc.constantFrom("return", "replacement"), sku },
  claim: { pick, type: fc.constantFrom("replace", "refund") },
  credit: { percent },
  "cancel-order": {},
  elsewhere: { percent },
  "pay-rest": { percent },
  "panel-capture-parcel": { pick },
  "panel-capture": { percent },
  "panel-refund": { pick, percent, reason: fc.boolean() },
  "panel-refund-again": { pick },
  panel: { action: fc.constantFrom("authorizations", "release", "close", "refresh") },
  dismiss: { pick },
  "seller-captures": { percent },
  "seller-refunds": {
    pick,
    percent: fc.oneof(percent, fc.integer({ min: 101, max: 115 })),
    type: fc.oneof(
      { weight: 3, arbitrary: fc.constant("SellerInitiated" as const) },
      { weight: 1, arbitrary: fc.constantFrom(...refundTypes) },
    ),
  },
  "seller-ends": { what: fc.constantFrom("close", "cancel", "release") },
  "amazon-ends": { what: fc.constantFrom("close", "cancel", "close-authorization") },
  "next-outcome": {
    of: fc.constantFrom("authorization", "capture", "capture", "refund"),
    state: fc.constantFrom("Pending", "Declined"),
    reason: fc.constantFrom("none", ...reasons),
    times: fc.constantFrom(1, 1, 2, 3),
  },
  "next-advice": { of: fc.constantFrom("authorization", "capture") },
  rejections: { close: fc.boolean() },
  fault,
  "faults-end": {},
  post: { how: fc.constantFrom("plain", "lost", "held", "doubled", "reversed") },
  "deliver-held": {},
  "events-lost": { lost: fc.boolean() },
  "clocks-apart": { by: fc.constantFrom(...apart) },
  die: { after: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 15 })) },
  wait: { time: fc.constantFrom(...waits) },
  reconcile: {},
}

/** Any move of a kind, or those of which something is said. */
export function moveOf<K extends MoveKind>(
  kind: K,
  said: Partial<Rest<K>> = {},
): fc.Arbitrary<Move> {
  const fixed = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, fc.constant(value)]),
  )
  return fc.record({ do: fc.constant(kind), ...rests[kind], ...fixed }) as fc.Arbitrary<Move>
}

/** How often what is done that belongs to no plot, out of about a hundred. */
const weights: Record<MoveKind, number> = {
  pack: 14,
  "fulfil-past-order": 2,
  ship: 6,
  deliver: 3,
  "cancel-parcel": 5,
  capture: 7,
  refund: 4,
  edit: 4,
  "add-goods": 3,
  "take-back": 2,
  "ask-back": 3,
  "answer-return": 2,
  dismiss: 2,
  exchange: 2,
  claim: 2,
  credit: 1,
  "cancel-order": 4,
  elsewhere: 4,
  "pay-rest": 3,
  "panel-capture-parcel": 3,
  "panel-capture": 4,
  "panel-refund": 3,
  "panel-refund-again": 3,
  panel: 4,
  "seller-captures": 3,
  "seller-refunds": 2,
  "seller-ends": 3,
  "amazon-ends": 3,
  "change-card": 2,
  "make-session": 3,
  "next-outcome": 6,
  "next-advice": 2,
  rejections: 2,
  fault: 12,
  "faults-end": 3,
  post: 5,
  "deliver-held": 2,
  "events-lost": 3,
  "clocks-apart": 4,
  die: 6,
  wait: 10,
  reconcile: 5,
}

export const anyMove: fc.Arbitrary<Move> = fc.oneof(
  ...(Object.entries(weights) as [MoveKind, number][]).map(([kind, weight]) => ({
    weight,
    arbitrary: moveOf(kind),
  })),
)
