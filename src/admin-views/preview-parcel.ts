import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderFacts } from "../charging/order-facts"
import { readOrder } from "../medusa/read-order"
import { beforeShipping, type ShippingView } from "./before-shipping"
import { parcelStatus, type PaymentEntry } from "./order-panel"
import { readEntries } from "./read-entries"
import { requireOrder } from "./read-panel"

/**
 * What packing some items of an order would charge to Amazon Pay, and whether it can be; null for an order without.
 * @param items quantity by line; a line named twice counts twice
 * @throws MedusaError NOT_FOUND when there is no such order
 */
export async function previewParcel(
  container: MedusaContainer,
  orderId: string,
  items: readonly { id: string; quantity: number }[],
): Promise<ShippingView | null> {
  await requireOrder(container, orderId)
  const order = await readOrder(container, orderId)
  const entries = await readEntries(container, order)
  return entries.length ? previewOf(order, entries, items) : null
}

/** See {@link previewParcel}, of what was read. */
export function previewOf(
  order: OrderFacts,
  entries: readonly PaymentEntry[],
  items: readonly { id: string; quantity: number }[],
): ShippingView | null {
  const contents: Record<string, string> = {}
  for (const { id, quantity } of items) {
    contents[id] = String(Number(contents[id] ?? 0) + quantity)
  }
  return beforeShipping(parcelStatus(order, entries), contents)
}
