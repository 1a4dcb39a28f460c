import type { Authorization } from "../domain/authorization"
import { status } from "../domain/status"
import type { State } from "../state/state"

type AuthorizationState = Authorization["status"]["state"]

/** Replaces an authorization's status, and whatever else changes with it, and tells the merchant. */
export function moveAuthorization(
  state: State,
  id: string,
  to: AuthorizationState,
  reasonCode: string | null = null,
  more: Partial<Omit<Authorization, "id" | "status">> = {},
  reasonDescription: string | null = null,
): Authorization | null {
  const found = state.authorizations.get(id)
  if (!found) return null
  const moved = state.authorizations.put(id, {
    ...found,
    ...more,
    status: status(to, state.now(), reasonCode, reasonDescription),
  })
  state.tell({ kind: "authorization", authorization: moved })
  return moved
}

export function closeAuthorizationAs(
  state: State,
  id: string,
  reasonCode: string,
  reasonDescription: string | null = null,
): Authorization | null {
  return moveAuthorization(state, id, "Closed", reasonCode, {}, reasonDescription)
}
