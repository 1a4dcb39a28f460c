import { refuse } from "../domain/amazon-error"
import { readSimulation } from "../domain/sandbox-simulation"
import type { Call } from "./call"
import { findOrderReference } from "./lookup"
import { isLiving, moveOrderReference } from "./order-reference-state"

/** Forbids new authorizations; open ones stay capturable. Repeating it changes nothing. */
export function closeOrderReference(call: Call, id: string, reason: string | null): void {
  const order = findOrderReference(call, id)
  const simulation =
    call.environment === "Sandbox" ? readSimulation("CloseOrderReference", reason) : null
  if (order.status.state === "Closed") return
  if (!isLiving(order)) {
    refuse(
      "InvalidCloseAttempt",
      `OrderReference ${id} is in state ${order.status.state} and cannot be closed.`,
    )
  }
  moveOrderReference(call.state, id, "Closed", simulation?.reasonCode ?? "SellerClosed", reason)
}
