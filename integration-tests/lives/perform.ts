import { reconciled, timePasses } from "../support/inbox"
import * as amazon from "./amazon-moves"
import { makeSession } from "./checkout"
import { die, restart } from "./death"
import type { Move } from "./life"
import * as money from "./money-moves"
import * as panel from "./panel-moves"
import * as returns from "./return-moves"
import * as shop from "./shop-moves"
import { NothingToDo, Refused, type Done, type World } from "./world"

type Performers = {
  [K in Move["do"]]: (world: World, move: Extract<Move, { do: K }>) => Promise<void>
}

const performers: Performers = {
  "make-session": (world, { offer }) => makeSession(world, offer),
  "change-card": amazon.changeCard,
  "ask-back": returns.askBack,
  pack: shop.pack,
  "fulfil-past-order": shop.fulfilPastOrder,
  ship: shop.ship,
  deliver: shop.deliver,
  "cancel-parcel": shop.cancelParcel,
  capture: money.capture,
  refund: money.refund,
  elsewhere: money.elsewhere,
  "pay-rest": money.payRest,
  edit: shop.edit,
  "add-goods": shop.addGoods,
  "take-back": shop.takeBack,
  "answer-return": returns.answerReturn,
  exchange: shop.exchange,
  claim: shop.claim,
  credit: shop.credit,
  "cancel-order": shop.cancelOrder,
  "panel-capture-parcel": panel.panelCaptureParcel,
  "panel-capture": panel.panelCapture,
  "panel-refund": panel.panelRefund,
  "panel-refund-again": panel.panelRefundAgain,
  panel: panel.panel,
  dismiss: panel.dismiss,
  "seller-captures": amazon.sellerCaptures,
  "seller-refunds": amazon.sellerRefunds,
  "seller-ends": amazon.sellerEnds,
  "amazon-ends": amazon.amazonEnds,
  "next-outcome": amazon.nextOutcome,
  "next-advice": amazon.nextAdvice,
  rejections: amazon.rejections,
  fault: amazon.fault,
  "faults-end": amazon.faultsEnd,
  post: amazon.post,
  "deliver-held": amazon.deliverHeld,
  "events-lost": (world, { lost }) => {
    world.eventsAreLost = lost
    return Promise.resolve()
  },
  "clocks-apart": amazon.clocksApart,
  die,
  wait: async (world, { time }) => {
    // A dead store would not last that long, and time passes in what it has written.
    await restart(world)
    await timePasses(world.scene, time)
  },
  reconcile: async (world) => {
    await reconciled(world.scene)
  },
}

/** Makes a move with what there is. What somebody refuses is an answer, and no trouble. */
export async function perform(world: World, move: Move): Promise<{ done: Done; why: string }> {
  const performer = performers[move.do] as (world: World, move: Move) => Promise<void>
  try {
    await performer(world, move)
    return { done: "done", why: "" }
  } catch (error) {
    if (error instanceof NothingToDo) return { done: "nothing to do", why: "" }
    const why = error instanceof Error ? error.message : String(error)
    if (error instanceof Refused) return { done: error.isDefect ? "failed" : "refused", why }
    // Refusals of Medusa's and Amazon's that the hands of other tests put into words.
    return { done: / 5\d\d /.test(why) ? "failed" : "refused", why }
  }
}
