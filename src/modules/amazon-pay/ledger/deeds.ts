import { z } from "@medusajs/framework/zod"

/**
 * What people do. An action on an order is kept as a deed only where it left no call in their name: the operation carries
 * who asked for it.
 */
export const deedActions = [
  "refresh",
  "capture-parcel",
  "capture-amount",
  "refund",
  "authorize",
  "release",
  "close",
  "replay",
  "trust-topic",
] as const
export type DeedAction = (typeof deedActions)[number]

export const deedRowSchema = z.object({
  id: z.string(),
  account: z.string(),
  amazon_order_reference_id: z.string().nullable(),
  action: z.enum(deedActions),
  subject_id: z.string().nullable(),
  asked_by: z.string(),
  done_at: z.coerce.date(),
})
export type DeedRow = z.output<typeof deedRowSchema>

/** A deed that is to be kept. */
export type NewDeed = Omit<DeedRow, "id" | "done_at">
