import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import type { CaptureOutcomes } from "../domain/decisions"
import type { Outcome } from "../domain/outcome"
import { status } from "../domain/status"
import type { Money } from "../money/money"
import { zero } from "../money/money"
import type { World } from "../world/world"
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
function rejectAround(world: World, authorization: Authorization): void {
  if (!world.settings.rejectedCaptureCloses) return
  if (world.authorizations.get(authorization.id)?.status.state === "Open") {
    closeAuthorizationAs(world, authorization.id, "AmazonClosed")
  }
  const order = world.orderReferences.get(authorization.orderReferenceId)
  if (order && isLiving(order)) moveOrderReference(world, order.id, "Closed", "AmazonClosed")
}

/** What follows from a capture's state for its authorization and order. */
function follow(world: World, authorization: Authorization, capture: Capture): void {
  switch (capture.status.state) {
    case "Pending":
      moveAuthorization(world, authorization.id, "Closed", "MaxCapturesProcessed")
      return
    case "Completed":
      moveAuthorization(world, authorization.id, "Closed", "MaxCapturesProcessed", {
        captured: capture.amount,
      })
      closeIfLimitReached(world, capture.orderReferenceId)
      return
    case "Declined":
      if (capture.status.reasonCode === "AmazonRejected") rejectAround(world, authorization)
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
  world: World,
  authorization: Authorization,
  parts: CaptureParts,
  outcomes: CaptureOutcomes,
  ending?: string,
): Capture {
  const now = world.now()
  const id = newChildId(world, authorization.orderReferenceId, "C", ending)
  const { first, last } = outcomes
  const state = first.state === "Open" ? "Completed" : first.state
  const capture = world.captures.put(id, {
    id,
    authorizationId: authorization.id,
    orderReferenceId: authorization.orderReferenceId,
    ...parts,
    refunded: zero(parts.amount.currency),
    createdAt: now,
    status: status(state, now, first.reasonCode),
    refundIds: [],
  })
  world.authorizations.put(authorization.id, {
    ...authorization,
    captureIds: [...authorization.captureIds, id],
  })
  world.tell({ kind: "capture", capture })
  follow(world, authorization, capture)
  if (state === "Pending") {
    world.schedule("capture-settled", id, world.settings.captureDelay, last)
  } else if (last.state === "Closed") {
    world.schedule("capture-closed", id, world.settings.refundDelay, last)
  }
  return capture
}

/** Ends a pending capture; a rejected one takes the order with it as an immediate one would. */
export function settleCapture(world: World, id: string, outcome: Outcome): void {
  const pending = world.captures.get(id)
  if (pending?.status.state !== "Pending") return
  const declined = outcome.state === "Declined"
  const settled = world.captures.put(id, {
    ...pending,
    status: status(
      declined ? "Declined" : "Completed",
      world.now(),
      declined ? outcome.reasonCode : null,
    ),
  })
  world.tell({ kind: "capture", capture: settled })
  const authorization = world.authorizations.get(settled.authorizationId)
  if (!authorization) return
  if (declined) {
    if (outcome.reasonCode === "AmazonRejected") rejectAround(world, authorization)
    return
  }
  world.authorizations.put(authorization.id, { ...authorization, captured: settled.amount })
  closeIfLimitReached(world, settled.orderReferenceId)
  if (outcome.state === "Closed") {
    world.schedule("capture-closed", id, world.settings.refundDelay, outcome)
  }
}

/** Forbids further refunds of a capture. */
export function closeCapture(world: World, id: string, reasonCode: string): void {
  const capture = world.captures.get(id)
  if (capture?.status.state !== "Completed") return
  const closed = world.captures.put(id, {
    ...capture,
    status: status("Closed", world.now(), reasonCode),
  })
  world.tell({ kind: "capture", capture: closed })
}
