import { refuse } from "../domain/amazon-error"
import { isLive } from "../domain/capture"
import type { State } from "../state/state"
import { closeAuthorizationAs } from "./authorization-state"
import type { Call } from "./call"
import { authorizationTrees, findOrderReference } from "./lookup"
import { moveOrderReference } from "./order-reference-state"

/** Cancels an order reference and closes what was authorized on it. */
export function cancelAs(
  state: State,
  id: string,
  reasonCode: string,
  reasonDescription: string | null = null,
): void {
  const order = moveOrderReference(state, id, "Canceled", reasonCode, reasonDescription)
  if (!order) return
  for (const { authorization } of authorizationTrees(state, order)) {
    const { status } = authorization
    if (status.state === "Open" || status.state === "Pending") {
      closeAuthorizationAs(state, authorization.id, "OrderReferenceCanceled")
    }
  }
}

/** Only as long as nothing was captured; repeating it changes nothing. */
export function cancelOrderReference(call: Call, id: string, reason: string | null): void {
  const order = findOrderReference(call, id)
  if (order.status.state === "Canceled") return
  if (authorizationTrees(call.state, order).some(({ captures }) => captures.some(isLive))) {
    refuse(
      "InvalidCancelAttempt",
      `OrderReference ${id} has captures that are Completed, Closed or Pending and cannot be canceled.`,
    )
  }
  if (order.status.state === "Closed") {
    refuse("InvalidOrderReferenceStatus", `OrderReference ${id} is closed and cannot be canceled.`)
  }
  cancelAs(call.state, id, "SellerCanceled", reason)
}
