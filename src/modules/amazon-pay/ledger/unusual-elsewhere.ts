import { z } from "@medusajs/framework/zod"

/**
 * An authorization that somebody made elsewhere, such as in Seller Central, and with which Amazon advises not to ship. It is no
 * operation: this store has not asked for it, does not capture it and does not let it go.
 */
export const unusualElsewhereSchema = z.object({
  amazon_id: z.string(),
  /** Major units, decimal text; null where Amazon has not told. */
  amount: z.string().nullable(),
})
export type UnusualElsewhere = z.output<typeof unusualElsewhereSchema>
