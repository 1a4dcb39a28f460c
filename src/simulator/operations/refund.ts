import { refuse } from "../domain/amazon-error"
import type { Capture } from "../domain/capture"
import { liveRefunds, refundLimit, refundsPerCapture } from "../domain/limits"
import type { Outcome } from "../domain/outcome"
import { outcome } from "../domain/outcome"
import type { Refund, RefundType } from "../domain/refund"
import { readSimulation } from "../domain/sandbox-simulation"
import { status } from "../domain/status"
import type { Money } from "../money/money"
import { exceeds, plus, sum } from "../money/money"
import { takeForced } from "../world/forced-outcomes"
import type { World } from "../world/world"
import { moreThanNothing, said, sameCurrency, withinCallCap } from "./amount-rules"
import type { Call } from "./call"
import { newChildId } from "./child-identifier"
import { findReplay, fingerprint, remember } from "./idempotency"
import { findCapture, refundsOf } from "./lookup"
import { closeCapture } from "./make-capture"

export interface RefundInput {
  readonly captureId: string
  readonly referenceId: string
  readonly amount: Money
  readonly note: string | null
  readonly softDescriptor: string | null
}

/** @throws AmazonError CaptureNotRefundable, TransactionAmountExceeded, TransactionCountExceeded */
function refundable(world: World, capture: Capture, amount: Money): void {
  if (capture.status.state !== "Completed") {
    refuse(
      "CaptureNotRefundable",
      `Capture ${capture.id} is in state ${capture.status.state} and cannot be refunded.`,
    )
  }
  moreThanNothing(amount)
  sameCurrency(amount, capture.amount.currency)
  withinCallCap("Refund", amount)
  const live = liveRefunds(refundsOf(world, capture))
  const before = sum(
    capture.amount.currency,
    live.map((refund) => refund.amount),
  )
  const limit = refundLimit(capture.amount)
  if (exceeds(plus(before, amount), limit)) {
    refuse(
      "TransactionAmountExceeded",
      `A Refund request with amount ${said(amount)} cannot be accepted. Capture ${capture.id} has already been ` +
        `refunded for amount ${said(before)}. The total Refund amount against this Capture cannot exceed ${said(limit)}.`,
    )
  }
  if (live.length >= refundsPerCapture) {
    refuse(
      "TransactionCountExceeded",
      `Capture ${capture.id} has reached its ${refundsPerCapture} refunds.`,
    )
  }
}

/** Books a refund, whoever starts it; it is always Pending first. */
export function startRefund(
  call: Call,
  capture: Capture,
  input: RefundInput,
  type: RefundType,
): Refund {
  const { world } = call
  refundable(world, capture, input.amount)
  const simulation = call.environment === "Sandbox" ? readSimulation("Refund", input.note) : null
  const { outcome: forced, rest } = takeForced(world.forcedOutcomes, "refund")
  world.forcedOutcomes = rest
  const now = world.now()
  const id = newChildId(world, capture.orderReferenceId, "R")
  const refund = world.refunds.put(id, {
    id,
    captureId: capture.id,
    orderReferenceId: capture.orderReferenceId,
    referenceId: input.referenceId,
    amount: input.amount,
    note: input.note,
    type,
    softDescriptor: input.softDescriptor,
    createdAt: now,
    status: status("Pending", now),
  })
  world.captures.put(capture.id, { ...capture, refundIds: [...capture.refundIds, id] })
  const decided =
    forced ?? (simulation ? outcome("Declined", simulation.reasonCode) : outcome("Completed"))
  world.schedule("refund-settled", id, world.settings.refundDelay, decided)
  return refund
}

export function refund(call: Call, input: RefundInput): Refund {
  const { world } = call
  const parameters = fingerprint({ ...input })
  const replay = findReplay(world, "Refund", input.referenceId, parameters)
  if (replay?.refund) return replay.refund
  const started = startRefund(call, findCapture(call, input.captureId), input, "SellerInitiated")
  remember(world, "Refund", input.referenceId, parameters, { refund: started })
  return started
}

function giveBack(world: World, capture: Capture, amount: Money): void {
  const paid = world.captures.put(capture.id, {
    ...capture,
    refunded: plus(capture.refunded, amount),
  })
  const completed = refundsOf(world, paid).filter(({ status: { state } }) => state === "Completed")
  if (paid.refunded.units >= refundLimit(paid.amount).units) {
    closeCapture(world, paid.id, "MaxAmountRefunded")
  } else if (completed.length >= refundsPerCapture) {
    closeCapture(world, paid.id, "MaxRefundsProcessed")
  }
}

/** Ends a pending refund. */
export function settleRefund(world: World, id: string, decided: Outcome): void {
  const pending = world.refunds.get(id)
  if (pending?.status.state !== "Pending") return
  const declined = decided.state === "Declined"
  const settled = world.refunds.put(id, {
    ...pending,
    status: status(
      declined ? "Declined" : "Completed",
      world.now(),
      declined ? decided.reasonCode : null,
    ),
  })
  world.tell({ kind: "refund", refund: settled })
  const capture = world.captures.get(settled.captureId)
  if (!declined && capture) giveBack(world, capture, settled.amount)
}
