import { z } from "@medusajs/framework/zod"

const money = z.object({
  /** Major units, decimal text. */
  amount: z.string(),
  currency: z.string(),
})

/**
 * What Amazon tells of a capture or a refund for the merchant's accounts, beside its amount: kept and shown, and nothing is
 * decided by it. Amazon says it once the money has moved, so it may come with a later read (protocol reference §6.2).
 */
export const accountingSchema = z.object({
  /** What Amazon keeps of a capture, or gives back of that with a refund. */
  fee: money.optional(),
  /** The amount in the merchant's own currency, where that is another; the rate is what one unit of it costs in the buyer's. */
  converted: money.extend({ rate: z.string().optional() }).optional(),
})
export type Accounting = z.output<typeof accountingSchema>
