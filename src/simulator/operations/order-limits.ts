import { capturedAuthorizations, charged, chargeLimit } from "../domain/limits"
import type { World } from "../world/world"
import { authorizationTrees } from "./lookup"
import { isLiving, moveOrderReference } from "./order-reference-state"

/** Amazon closes an order reference that was charged all it may be, in sum or in number. */
export function closeIfLimitReached(world: World, orderReferenceId: string): void {
  const order = world.orderReferences.get(orderReferenceId)
  if (!order?.total || !isLiving(order)) return
  const trees = authorizationTrees(world, order)
  if (charged(order.total, trees).units >= chargeLimit(order.total).units) {
    moveOrderReference(world, order.id, "Closed", "MaxAmountCharged")
  } else if (capturedAuthorizations(trees) >= world.settings.maxCapturedAuthorizations) {
    moveOrderReference(world, order.id, "Closed", "MaxAuthorizationsCaptured")
  }
}
