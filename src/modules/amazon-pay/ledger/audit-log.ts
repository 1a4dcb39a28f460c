import { z } from "@medusajs/framework/zod"

/**
 * What people do. An action on an order is written into the audit log only where it left no call in their name: the operation carries
 * who asked for it.
 */
export const auditActions = [
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
export type AuditAction = (typeof auditActions)[number]

export const auditEntrySchema = z.object({
  id: z.string(),
  account: z.string(),
  amazon_order_reference_id: z.string().nullable(),
  action: z.enum(auditActions),
  subject_id: z.string().nullable(),
  asked_by: z.string(),
  done_at: z.coerce.date(),
})
export type AuditEntryRow = z.output<typeof auditEntrySchema>

/** An entry to be written. */
export type NewAuditEntryRow = Omit<AuditEntryRow, "id" | "done_at">
