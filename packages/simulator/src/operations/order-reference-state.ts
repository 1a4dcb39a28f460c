import type { OrderReference, OrderReferenceState } from "../domain/order-reference"
import { status } from "../domain/status"
import type { State } from "../state/state"

/** Moves an order reference to another state and tells the merchant. */
export function moveOrderReference(
  state: State,
  id: string,
  to: OrderReferenceState,
  reasonCode: string | null = null,
  reasonDescription: string | null = null,
): OrderReference | null {
  const order = state.orderReferences.get(id)
  if (!order) return null
  const moved = state.putOrderReference({
    ...order,
    confirmed: order.confirmed || to === "Open",
    status: status(to, state.now(), reasonCode, reasonDescription),
  })
  state.tell({ kind: "order-reference", orderReference: moved })
  return moved
}

/** Whether money may still be authorized or the order closed: the living states after confirmation. */
export function isLiving(order: OrderReference): boolean {
  return order.status.state === "Open" || order.status.state === "Suspended"
}
