import { refuse } from "../domain/amazon-error"
import { closeAuthorizationAs } from "./authorization-state"
import type { Call } from "./call"
import { findAuthorization } from "./lookup"

/** Releases a hold; a repeated request finds it closed by the seller already and changes nothing. */
export function closeAuthorization(call: Call, id: string, reason: string | null): void {
  const authorization = findAuthorization(call, id)
  const { status } = authorization
  if (status.state === "Closed" && status.reasonCode === "SellerClosed") return
  if (status.state !== "Open" && status.state !== "Pending") {
    refuse(
      "InvalidAuthorizationStatus",
      `Authorization ${id} is in state ${status.state} and cannot be closed.`,
    )
  }
  closeAuthorizationAs(call.state, id, "SellerClosed", reason)
}
