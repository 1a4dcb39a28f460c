import { capturedAuthorizations, charged, chargeLimit } from "../domain/limits"
import type { State } from "../state/state"
import { authorizationTrees } from "./lookup"
import { isLiving, moveOrderReference } from "./order-reference-state"

/** Amazon closes an order reference that was charged all it may be, in sum or in number. */
export function closeIfLimitReached(state: State, orderReferenceId: string): void {
  const order = state.orderReferences.get(orderReferenceId)
  if (!order?.total || !isLiving(order)) return
  const trees = authorizationTrees(state, order)
  if (charged(order.total, trees).units >= chargeLimit(order.total).units) {
    moveOrderReference(state, order.id, "Closed", "MaxAmountCharged")
  } else if (capturedAuthorizations(trees) >= state.settings.maxCapturedAuthorizations) {
    moveOrderReference(state, order.id, "Closed", "MaxAuthorizationsCaptured")
  }
}
