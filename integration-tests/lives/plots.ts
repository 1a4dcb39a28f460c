import fc from "fast-check"
import type { Move } from "./life"
import { anyMove, moveOf } from "./random-moves"

/** Moves of which each makes the next one possible. By chance alone most would find nothing to do. */
type Plot = fc.Arbitrary<Move[]>

const plot = (...moves: fc.Arbitrary<Move>[]): Plot => fc.tuple(...moves)
const oneOf = (...moves: fc.Arbitrary<Move>[]): fc.Arbitrary<Move> => fc.oneof(...moves)

const everything = moveOf("pack", { pick: 0 })
const pack = moveOf("pack")
const charging = oneOf(pack, everything, moveOf("capture"), moveOf("panel-capture"))
const unanswered = (action: "Capture" | "Authorize" | "Refund") =>
  oneOf(
    moveOf("fault", { action, kind: "drop-after", times: 4 }),
    moveOf("fault", { action, kind: "drop-before", times: 4 }),
    moveOf("fault", { action, times: 4 }),
  )
const throttles = oneOf(
  moveOf("fault", { action: "Capture", kind: "throttled" }),
  moveOf("fault", { action: "Authorize", kind: "throttled" }),
)
const decides = moveOf("next-outcome", { of: "capture", state: "Pending" })
const declines = moveOf("next-outcome", { of: "capture", state: "Declined" })
const changes = oneOf(
  moveOf("edit"),
  moveOf("add-goods"),
  moveOf("take-back"),
  moveOf("exchange"),
  moveOf("claim"),
  moveOf("credit"),
)
const gives = oneOf(moveOf("refund"), moveOf("panel-refund"), moveOf("seller-refunds"))
const asksBack = moveOf("ask-back")
const dismisses = moveOf("dismiss")
const ends = oneOf(moveOf("cancel-order"), moveOf("cancel-parcel"), changes)
const soon = oneOf(moveOf("wait", { time: "PT3M" }), moveOf("reconcile"))

const plots: Plot = fc.oneof(
  // Parcels, one after the other, and what becomes of them.
  plot(pack, moveOf("ship")),
  plot(pack, moveOf("deliver")),
  plot(pack, oneOf(moveOf("ship"), moveOf("deliver")), moveOf("deliver"), everything),
  plot(pack, pack, everything),
  plot(pack, moveOf("cancel-parcel"), pack),
  plot(pack, moveOf("cancel-parcel"), moveOf("cancel-order")),
  // An order that changes before, between and after its parcels.
  plot(changes, everything),
  plot(pack, changes, everything),
  plot(everything, changes, everything),
  plot(everything, moveOf("exchange"), everything, gives),
  plot(pack, moveOf("take-back"), gives),
  // A buyer who asks goods back, without a login, and what becomes of it.
  plot(pack, asksBack, everything),
  plot(everything, asksBack, oneOf(moveOf("ship"), moveOf("deliver"), gives)),
  plot(pack, asksBack, everything, moveOf("answer-return"), gives),
  plot(everything, asksBack, gives, oneOf(moveOf("answer-return"), changes), everything),
  // What somebody has taken off the list, and what comes after it.
  plot(everything, oneOf(moveOf("edit"), moveOf("take-back")), dismisses, gives, everything),
  plot(declines, pack, dismisses, moveOf("panel-capture-parcel"), everything),
  plot(pack, moveOf("amazon-ends"), dismisses, moveOf("add-goods"), dismisses, everything),
  plot(everything, moveOf("seller-refunds"), moveOf("wait", { time: "P1D" }), dismisses, gives),
  // People who capture and give back by hand, beside what is charged by itself.
  plot(moveOf("capture"), pack),
  plot(charging, moveOf("capture", { percent: 100 }), everything),
  plot(charging, gives, everything),
  plot(charging, gives, gives),
  plot(moveOf("seller-captures"), charging),
  // Calls without an answer, and what is done before one comes.
  plot(unanswered("Capture"), charging, ends, soon),
  plot(unanswered("Authorize"), pack, pack, ends, soon),
  plot(unanswered("Refund"), charging, gives, soon, gives),
  // What Amazon decides late, or against the merchant.
  plot(decides, charging, ends, moveOf("wait")),
  plot(decides, charging, charging, moveOf("wait")),
  plot(declines, pack, moveOf("change-card"), moveOf("panel-capture-parcel")),
  plot(charging, moveOf("next-outcome", { of: "refund", state: "Declined" }), gives),
  plot(
    charging,
    moveOf("next-outcome", { of: "refund", state: "Declined" }),
    gives,
    oneOf(soon, changes, gives),
    dismisses,
    everything,
  ),
  // What is asked for again by itself, and how often.
  plot(
    moveOf("next-outcome", { of: "capture", state: "Declined", reason: "ProcessingFailure" }),
    charging,
    moveOf("wait", { time: "PT3M" }),
    oneOf(soon, ends, charging),
    soon,
  ),
  plot(
    moveOf("rejections", { close: false }),
    moveOf("next-outcome", { of: "capture", reason: "AmazonRejected" }),
    charging,
    moveOf("wait"),
    oneOf(soon, ends, charging),
  ),
  plot(
    pack,
    moveOf("next-outcome", {
      of: "authorization",
      state: "Declined",
      reason: "TransactionTimedOut",
    }),
    oneOf(everything, moveOf("panel-capture"), moveOf("panel", { action: "authorizations" })),
    oneOf(soon, ends, charging),
    moveOf("wait"),
  ),
  plot(
    everything,
    moveOf("next-outcome", { of: "refund", state: "Declined", reason: "ProcessingFailure" }),
    gives,
    moveOf("wait", { time: "PT2H" }),
    oneOf(soon, gives, moveOf("seller-refunds")),
    soon,
  ),
  // An order that was placed while Amazon decided may have been declined since.
  plot(soon, moveOf("panel", { action: "authorizations" }), soon, everything),
  // What Amazon says of shipping, and what people do then.
  plot(moveOf("next-advice"), charging, oneOf(dismisses, gives, ends), everything),
  plot(
    pack,
    moveOf("seller-refunds", { type: "BuyerCanceled" }),
    oneOf(dismisses, moveOf("cancel-order"), moveOf("panel", { action: "refresh" })),
    everything,
  ),
  // A declined refund is made good, once and by several roads at once.
  plot(
    charging,
    moveOf("next-outcome", { of: "refund", state: "Declined" }),
    gives,
    moveOf("wait", { time: "P1D" }),
    moveOf("panel-refund-again"),
    oneOf(soon, gives, ends, charging, moveOf("panel-refund-again")),
  ),
  plot(
    everything,
    moveOf("next-outcome", { of: "refund", state: "Declined", reason: "AmazonRejected" }),
    oneOf(moveOf("refund", { percent: 100 }), moveOf("panel-refund")),
    moveOf("wait", { time: "P1D" }),
    moveOf("panel-refund-again"),
    oneOf(gives, changes, dismisses, moveOf("panel-refund-again", { pick: 0 })),
  ),
  // Ends, and what is asked for afterwards.
  plot(oneOf(moveOf("amazon-ends"), moveOf("seller-ends")), charging),
  plot(oneOf(moveOf("cancel-order"), moveOf("make-session")), charging),
  plot(moveOf("wait", { time: "P31D" }), charging),
  // Money that Amazon has not decided on, which pays for another parcel than its own, or for one of none.
  plot(oneOf(unanswered("Capture"), decides), pack, moveOf("cancel-parcel"), pack, soon),
  plot(decides, oneOf(moveOf("capture"), moveOf("panel-capture")), pack, moveOf("pay-rest"), soon),
  // Money that another provider takes beside Amazon.
  plot(oneOf(moveOf("elsewhere"), moveOf("elsewhere", { percent: 40 })), charging, everything),
  plot(moveOf("elsewhere", { percent: 40 }), pack, moveOf("refund"), everything),
  plot(charging, moveOf("elsewhere"), oneOf(everything, gives, ends)),
  plot(oneOf(unanswered("Capture"), decides), charging, moveOf("elsewhere"), soon),
  plot(changes, moveOf("elsewhere"), everything),
  // An order that several order references pay.
  plot(changes, moveOf("pay-rest"), everything),
  plot(pack, moveOf("add-goods"), moveOf("pay-rest"), everything, oneOf(gives, ends)),
  plot(oneOf(moveOf("amazon-ends"), declines), pack, moveOf("pay-rest"), everything),
  plot(oneOf(unanswered("Capture"), decides), charging, moveOf("pay-rest"), soon, everything),
  // A parcel of which the order knows nothing.
  plot(moveOf("fulfil-past-order"), soon, moveOf("capture")),
  plot(pack, moveOf("fulfil-past-order"), oneOf(charging, gives)),
  // Clocks that differ, and quotas.
  plot(moveOf("clocks-apart"), decides, charging, moveOf("wait"), ends),
  plot(moveOf("clocks-apart"), charging, gives, moveOf("clocks-apart"), everything),
  plot(moveOf("fault", { kind: "throttled" }), charging, oneOf(gives, ends)),
  plot(throttles, charging, ends),
  // A process that dies in the middle of it.
  plot(moveOf("die"), charging, soon),
  plot(moveOf("die"), charging, ends),
  plot(charging, moveOf("die"), oneOf(gives, ends), soon),
  plot(oneOf(unanswered("Capture"), decides), charging, moveOf("die"), moveOf("reconcile")),
  // What nobody hears of.
  plot(moveOf("post", { how: "held" }), charging, ends, moveOf("deliver-held")),
  plot(
    moveOf("events-lost", { lost: true }),
    oneOf(pack, ends),
    moveOf("events-lost", { lost: false }),
  ),
)

/** What happens in a life: plots, some of them mixed, and moves that belong to none. */
export const movesInPlots: fc.Arbitrary<Move[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: plots },
      { weight: 2, arbitrary: fc.tuple(plots, plots).map(([one, other]) => mixed(one, other)) },
      { weight: 4, arbitrary: plot(anyMove) },
    ),
    { minLength: 1, maxLength: 4, size: "max" },
  )
  .map((parts) => parts.flat())

/** One of each in turn. */
function mixed(one: readonly Move[], other: readonly Move[]): Move[] {
  return Array.from({ length: Math.max(one.length, other.length) }).flatMap((_, index) =>
    [one[index], other[index]].filter((move) => move !== undefined),
  )
}
