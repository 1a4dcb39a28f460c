import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { Refund } from "./credited-refunds"

const reasons = z.array(z.object({ id: z.string(), label: z.string(), code: z.string().nullish() }))

interface Order {
  payment_collections: readonly {
    payments: readonly { refunds?: Refund[] | null | undefined }[]
  }[]
}

/**
 * Gives refunds back the reason that was deleted since they were made: Medusa keeps its row, and leaves it out where it shows
 * refunds. The credit lines beside them name it all the same.
 */
export async function fillInReasons(
  query: Omit<RemoteQueryFunction, symbol>,
  { payment_collections }: Order,
): Promise<void> {
  const nameless = payment_collections
    .flatMap(({ payments }) => payments)
    .flatMap(({ refunds }) => refunds ?? [])
    .filter(({ refund_reason, refund_reason_id }) => !refund_reason && refund_reason_id)
  if (!nameless.length) return
  const { data } = await query.graph({
    entity: "refund_reason",
    fields: ["id", "label", "code"],
    filters: { id: nameless.flatMap(({ refund_reason_id }) => refund_reason_id ?? []) },
    withDeleted: true,
  })
  const known = reasons.parse(data)
  for (const refund of nameless) {
    refund.refund_reason = known.find(({ id }) => id === refund.refund_reason_id)
  }
}
