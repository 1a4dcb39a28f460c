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

/** Why an order needs attention, as its row says. */
export interface AttentionMark {
  reason: string
  /** Major units, decimal text; null where no amount is known. */
  amount: string | null
}

/** What somebody who looked at an order found. */
export interface Judgement {
  /** Null where the order needs no attention. */
  mark: AttentionMark | null
  /** The last chargeback that they knew of; one that came in since is not overwritten. */
  chargebackAt: Date | null
}
