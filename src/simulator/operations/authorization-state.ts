import type { Authorization } from "../domain/authorization"
import { status } from "../domain/status"
import type { World } from "../world/world"

type State = Authorization["status"]["state"]

/** Replaces an authorization's status, and whatever else changes with it, and tells the merchant. */
export function moveAuthorization(
  world: World,
  id: string,
  state: State,
  reasonCode: string | null = null,
  more: Partial<Omit<Authorization, "id" | "status">> = {},
  reasonDescription: string | null = null,
): Authorization | null {
  const found = world.authorizations.get(id)
  if (!found) return null
  const moved = world.authorizations.put(id, {
    ...found,
    ...more,
    status: status(state, world.now(), reasonCode, reasonDescription),
  })
  world.tell({ kind: "authorization", authorization: moved })
  return moved
}

export function closeAuthorizationAs(
  world: World,
  id: string,
  reasonCode: string,
  reasonDescription: string | null = null,
): Authorization | null {
  return moveAuthorization(world, id, "Closed", reasonCode, {}, reasonDescription)
}
