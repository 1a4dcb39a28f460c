import type { OrderReference, OrderReferenceState } from "../domain/order-reference"
import { status } from "../domain/status"
import type { World } from "../world/world"

/** Moves an order reference to another state and tells the merchant. */
export function moveOrderReference(
  world: World,
  id: string,
  state: OrderReferenceState,
  reasonCode: string | null = null,
  reasonDescription: string | null = null,
): OrderReference | null {
  const order = world.orderReferences.get(id)
  if (!order) return null
  const moved = world.putOrderReference({
    ...order,
    confirmed: order.confirmed || state === "Open",
    status: status(state, world.now(), reasonCode, reasonDescription),
  })
  world.tell({ kind: "order-reference", orderReference: moved })
  return moved
}

/** Whether money may still be authorized or the order closed: the living states after confirmation. */
export function isLiving(order: OrderReference): boolean {
  return order.status.state === "Open" || order.status.state === "Suspended"
}
