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
import { takeForced } from "../state/forced-outcomes"
import type { State } from "../state/state"
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
function refundable(state: State, capture: Capture, amount: Money): void {
  if (capture.status.state !== "Completed") {
    refuse(
      "CaptureNotRefundable",
      `Capture ${capture.id} is in state ${capture.status.state} and cannot be refunded.`,
    )
  }
  moreThanNothing(amount)
  sameCurrency(amount, capture.amount.currency)
  withinCallCap("Refund", amount)
  const live = liveRefunds(refundsOf(state, capture))
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
  const { state } = call
  refundable(state, capture, input.amount)
  const simulation = call.environment === "Sandbox" ? readSimulation("Refund", input.note) : null
  const { outcome: forced, rest } = takeForced(state.forcedOutcomes, "refund")
  state.forcedOutcomes = rest
  const now = state.now()
  const id = newChildId(state, capture.orderReferenceId, "R")
  const refund = state.refunds.put(id, {
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
  state.captures.put(capture.id, { ...capture, refundIds: [...capture.refundIds, id] })
  const decided =
    forced ?? (simulation ? outcome("Declined", simulation.reasonCode) : outcome("Completed"))
  state.schedule("refund-decided", id, state.settings.refundDelay, decided)
  return refund
}

export function refund(call: Call, input: RefundInput): Refund {
  const { state } = call
  const parameters = fingerprint({ ...input })
  const replay = findReplay(state, "Refund", input.referenceId, parameters)
  if (replay?.refund) return replay.refund
  const started = startRefund(call, findCapture(call, input.captureId), input, "SellerInitiated")
  remember(state, "Refund", input.referenceId, parameters, { refund: started })
  return started
}

function giveBack(state: State, capture: Capture, amount: Money): void {
  const paid = state.captures.put(capture.id, {
    ...capture,
    refunded: plus(capture.refunded, amount),
  })
  const completed = refundsOf(state, paid).filter(({ status }) => status.state === "Completed")
  if (paid.refunded.units >= refundLimit(paid.amount).units) {
    closeCapture(state, paid.id, "MaxAmountRefunded")
  } else if (completed.length >= refundsPerCapture) {
    closeCapture(state, paid.id, "MaxRefundsProcessed")
  }
}

/** Ends a pending refund. */
export function decideRefund(state: State, id: string, decided: Outcome): void {
  const pending = state.refunds.get(id)
  if (pending?.status.state !== "Pending") return
  const declined = decided.state === "Declined"
  const ended = state.refunds.put(id, {
    ...pending,
    status: status(
      declined ? "Declined" : "Completed",
      state.now(),
      declined ? decided.reasonCode : null,
    ),
  })
  state.tell({ kind: "refund", refund: ended })
  const capture = state.captures.get(ended.captureId)
  if (!declined && capture) giveBack(state, capture, ended.amount)
}
