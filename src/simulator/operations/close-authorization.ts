import { refuse } from "../domain/amazon-error"
import { closeAuthorizationAs } from "./authorization-state"
import type { Call } from "./call"
import { findAuthorization } from "./lookup"

/** Releases a hold; a repeated request finds it closed by the seller already and changes nothing. */
export function closeAuthorization(call: Call, id: string, reason: string | null): void {
  const authorization = findAuthorization(call, id)
  const { state, reasonCode } = authorization.status
  if (state === "Closed" && reasonCode === "SellerClosed") return
  if (state !== "Open" && state !== "Pending") {
    refuse(
      "InvalidAuthorizationStatus",
      `Authorization ${id} is in state ${state} and cannot be closed.`,
    )
  }
  closeAuthorizationAs(call.world, id, "SellerClosed", reason)
}
