import type { Due } from "../domain/due"
import { outcome } from "../domain/outcome"
import type { State } from "../state/state"
import { closeAuthorizationAs } from "./authorization-state"
import { cancelAs } from "./cancel-order-reference"
import { buyerFixesPayment } from "./buyer"
import { decideAuthorization } from "./decide-authorization"
import { closeCapture, decideCapture } from "./make-capture"
import { isLiving, moveOrderReference } from "./order-reference-state"
import { decideRefund } from "./refund"

function expireAuthorization(state: State, id: string): void {
  if (state.authorizations.get(id)?.status.state !== "Open") return
  closeAuthorizationAs(state, id, "ExpiredUnused")
}

function expireOrderReference(state: State, id: string): void {
  const order = state.orderReferences.get(id)
  if (order && isLiving(order)) moveOrderReference(state, id, "Closed", "Expired")
}

/** Lets one due thing happen, as long as it still can; retried notifications are not the state's business. */
export function runDue(state: State, due: Due): void {
  const decided = due.outcome ?? outcome("Completed")
  switch (due.kind) {
    case "order-reference-stale":
      if (state.orderReferences.get(due.objectId)?.status.state === "Draft") {
        cancelAs(state, due.objectId, "Stale")
      }
      return
    case "order-reference-expired": {
      expireOrderReference(state, due.objectId)
      return
    }
    case "authorization-decided": {
      decideAuthorization(state, due.objectId, decided, "asynchronous")
      return
    }
    case "authorization-expired": {
      expireAuthorization(state, due.objectId)
      return
    }
    case "capture-decided": {
      decideCapture(state, due.objectId, decided)
      return
    }
    case "capture-closed": {
      closeCapture(state, due.objectId, decided.reasonCode ?? "AmazonClosed")
      return
    }
    case "refund-decided": {
      decideRefund(state, due.objectId, decided)
      return
    }
    case "payment-method-changed":
      buyerFixesPayment(state, due.objectId)
      return
    case "notification-retried":
      return
  }
}
