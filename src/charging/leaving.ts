import type { ParcelFacts } from "./order-facts"

/** When a parcel counts as having left: when it is packed, or when it is sent off or handed over. */
export type Trigger = "fulfillment" | "shipment"

/**
 * When a parcel left; null for one that has not. Goods that are picked up, or that need no shipping, get no shipment in
 * Medusa's dashboard: they leave when they are delivered.
 */
export function leftAt(
  { packedAt, shippedAt, deliveredAt }: Partial<ParcelFacts>,
  trigger: Trigger,
): Date | null {
  if (trigger === "fulfillment") return packedAt ?? null
  if (!shippedAt || !deliveredAt) return shippedAt ?? deliveredAt ?? null
  return shippedAt < deliveredAt ? shippedAt : deliveredAt
}

/** Whether a parcel has left and was not called back. */
export function hasLeft(parcel: ParcelFacts, trigger: Trigger): boolean {
  return !parcel.canceled && leftAt(parcel, trigger) !== null
}
