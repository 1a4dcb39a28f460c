import type { Due } from "../domain/due"
import { outcome } from "../domain/outcome"
import type { World } from "../world/world"
import { closeAuthorizationAs } from "./authorization-state"
import { cancelAs } from "./cancel-order-reference"
import { buyerFixesPayment } from "./buyer"
import { decideAuthorization } from "./decide-authorization"
import { closeCapture, settleCapture } from "./make-capture"
import { isLiving, moveOrderReference } from "./order-reference-state"
import { settleRefund } from "./refund"

function expireAuthorization(world: World, id: string): void {
  if (world.authorizations.get(id)?.status.state !== "Open") return
  closeAuthorizationAs(world, id, "ExpiredUnused")
}

function expireOrderReference(world: World, id: string): void {
  const order = world.orderReferences.get(id)
  if (order && isLiving(order)) moveOrderReference(world, id, "Closed", "Expired")
}

/** Lets one due thing happen, as long as it still can; retried notifications are not the world's business. */
export function runDue(world: World, due: Due): void {
  const decided = due.outcome ?? outcome("Completed")
  switch (due.kind) {
    case "order-reference-stale":
      if (world.orderReferences.get(due.objectId)?.status.state === "Draft") {
        cancelAs(world, due.objectId, "Stale")
      }
      return
    case "order-reference-expired": {
      expireOrderReference(world, due.objectId)
      return
    }
    case "authorization-decided": {
      decideAuthorization(world, due.objectId, decided, "asynchronous")
      return
    }
    case "authorization-expired": {
      expireAuthorization(world, due.objectId)
      return
    }
    case "capture-settled": {
      settleCapture(world, due.objectId, decided)
      return
    }
    case "capture-closed": {
      closeCapture(world, due.objectId, decided.reasonCode ?? "AmazonClosed")
      return
    }
    case "refund-settled": {
      settleRefund(world, due.objectId, decided)
      return
    }
    case "payment-method-changed":
      buyerFixesPayment(world, due.objectId)
      return
    case "notification-retried":
      return
  }
}
