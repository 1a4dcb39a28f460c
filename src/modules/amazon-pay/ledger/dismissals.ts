import { z } from "@medusajs/framework/zod"

export const dismissalRowSchema = z.object({
  id: z.string(),
  order_reference_id: z.string(),
  finding: z.string(),
  attention: z.string(),
  amount: z.string().nullable(),
  note: z.string(),
  dismissed_by: z.string(),
  dismissed_at: z.coerce.date(),
})
export type DismissalRow = z.output<typeof dismissalRowSchema>

/** A dismissal that somebody makes now. */
export type NewDismissal = Omit<DismissalRow, "id" | "dismissed_at">
