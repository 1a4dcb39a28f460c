import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const page = 200

const made = z.array(z.object({ payment: z.object({ payment_collection_id: z.string() }) }))

/**
 * Payment collections with captures or refunds that Medusa made between two moments. Their process may have ended before it
 * asked Amazon, or before it wrote the order's transaction; and Medusa takes a transaction back when something fails
 * after the money has moved.
 */
export async function scanRows(
  container: MedusaContainer,
  since: Date,
  until: Date,
): Promise<string[]> {
  const payments = container.resolve(Modules.PAYMENT)
  const filters = { created_at: { $gte: since.toISOString(), $lt: until.toISOString() } }
  const found: string[] = []
  for (const list of [
    payments.listCaptures.bind(payments),
    payments.listRefunds.bind(payments),
  ] as const) {
    for (let skip = 0; ; skip += page) {
      const config = { relations: ["payment"], skip, take: page, order: { id: "ASC" } }
      const rows = made.parse(await list(filters, config))
      found.push(...rows.map(({ payment }) => payment.payment_collection_id))
      if (rows.length < page) break
    }
  }
  return found
}
