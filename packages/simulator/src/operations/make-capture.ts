import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import type { CaptureOutcomes } from "../domain/decisions"
import type { Outcome } from "../domain/outcome"
import { status } from "../domain/status"
import type { Money } from "../money/money"
import { zero } from "../money/money"
import type { State } from "../state/state"
import { closeAuthorizationAs, moveAuthorization } from "./authorization-state"
import { newChildId } from "./child-identifier"
import { closeIfLimitReached } from "./order-limits"
import { isLiving, moveOrderReference } from "./order-reference-state"

export interface CaptureParts {
  readonly referenceId: string
  readonly amount: Money
  readonly note: string | null
  readonly softDescriptor: string | null
}

/** What Amazon does to the rest when it rejects a capture: likely closes authorization and order. */
function rejectAround(state: State, authorization: Authorization): void {
  if (!state.settings.rejectedCaptureCloses) return
  if (state.authorizations.get(authorization.id)?.status.state === "Open") {
    closeAuthorizationAs(state, authorization.id, "AmazonClosed")
  }
  const order = state.orderReferences.get(authorization.orderReferenceId)
  if (order && isLiving(order)) moveOrderReference(state, order.id, "Closed", "AmazonClosed")
}

/** What follows from a capture's state for its authorization and order. */
function follow(state: State, authorization: Authorization, capture: Capture): void {
  switch (capture.status.state) {
    case "Pending":
      moveAuthorization(state, authorization.id, "Closed", "MaxCapturesProcessed")
      return
    case "Completed":
      moveAuthorization(state, authorization.id, "Closed", "MaxCapturesProcessed", {
        captured: capture.amount,
      })
      closeIfLimitReached(state, capture.orderReferenceId)
      return
    case "Declined":
      if (capture.status.reasonCode === "AmazonRejected") rejectAround(state, authorization)
      return
    case "Closed":
      return
  }
}

/**
 * Books a capture and closes its authorization.
 * Amazon's rule: one capture per authorization, full or partial; a declined one does not use it up.
 */
export function makeCapture(
  state: State,
  authorization: Authorization,
  parts: CaptureParts,
  outcomes: CaptureOutcomes,
  ending?: string,
): Capture {
  const now = state.now()
  const id = newChildId(state, authorization.orderReferenceId, "C", ending)
  const { first, last } = outcomes
  const answered = first.state === "Open" ? "Completed" : first.state
  const capture = state.captures.put(id, {
    id,
    authorizationId: authorization.id,
    orderReferenceId: authorization.orderReferenceId,
    ...parts,
    refunded: zero(parts.amount.currency),
    createdAt: now,
    status: status(answered, now, first.reasonCode),
    refundIds: [],
  })
  state.authorizations.put(authorization.id, {
    ...authorization,
    captureIds: [...authorization.captureIds, id],
  })
  state.tell({ kind: "capture", capture })
  follow(state, authorization, capture)
  if (answered === "Pending") {
    state.schedule("capture-decided", id, state.settings.captureDelay, last)
  } else if (last.state === "Closed") {
    state.schedule("capture-closed", id, state.settings.refundDelay, last)
  }
  return capture
}

/** Ends a pending capture; a rejected one takes the order with it as an immediate one would. */
export function decideCapture(state: State, id: string, outcome: Outcome): void {
  const pending = state.captures.get(id)
  if (pending?.status.state !== "Pending") return
  const declined = outcome.state === "Declined"
  const ended = state.captures.put(id, {
    ...pending,
    status: status(
      declined ? "Declined" : "Completed",
      state.now(),
      declined ? outcome.reasonCode : null,
    ),
  })
  state.tell({ kind: "capture", capture: ended })
  const authorization = state.authorizations.get(ended.authorizationId)
  if (!authorization) return
  if (declined) {
    if (outcome.reasonCode === "AmazonRejected") rejectAround(state, authorization)
    return
  }
  state.authorizations.put(authorization.id, { ...authorization, captured: ended.amount })
  closeIfLimitReached(state, ended.orderReferenceId)
  if (outcome.state === "Closed") {
    state.schedule("capture-closed", id, state.settings.refundDelay, outcome)
  }
}

/** Forbids further refunds of a capture. */
export function closeCapture(state: State, id: string, reasonCode: string): void {
  const capture = state.captures.get(id)
  if (capture?.status.state !== "Completed") return
  const closed = state.captures.put(id, {
    ...capture,
    status: status("Closed", state.now(), reasonCode),
  })
  state.tell({ kind: "capture", capture: closed })
}
