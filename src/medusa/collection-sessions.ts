import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OrderReferenceRow } from "../modules/amazon-pay"
import { amountText, isEqualAmount } from "../modules/amazon-pay/money"
import { decimal } from "../modules/amazon-pay/store/decimal"

const named = z.object({ amazon_order_reference_id: z.string().optional().catch(undefined) })
const sessionsSchema = z.array(
  z.object({
    id: z.string(),
    provider_id: z.string(),
    status: z.string(),
    currency_code: z.string(),
    raw_amount: decimal,
    created_at: z.coerce.date(),
    data: named.nullish(),
  }),
)

/** A payment session of a payment collection. */
export type CollectionSession = z.output<typeof sessionsSchema>[number]

/** The payment sessions of a collection, oldest first. Medusa keeps one, the newest, unless somebody else makes them. */
export async function sessionsOf(
  container: MedusaContainer,
  { payment_collection_id }: Pick<OrderReferenceRow, "payment_collection_id">,
): Promise<CollectionSession[]> {
  const sessions = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ payment_collection_id }, { take: null, order: { created_at: "ASC" } })
  return sessionsSchema.parse(sessions)
}

/**
 * The newest session that offers an order reference over the amount it pays.
 * @param providerId the account's: what another provider's session says of Amazon Pay is whatever a browser sent
 */
export function sessionFor(
  sessions: readonly CollectionSession[],
  { amazon_order_reference_id, total, currency_code }: OrderReferenceRow,
  providerId: string,
): CollectionSession | undefined {
  return sessions.findLast(
    ({ provider_id, data, raw_amount, currency_code: currency }) =>
      provider_id === providerId &&
      data?.amazon_order_reference_id === amazon_order_reference_id &&
      currency.toUpperCase() === currency_code &&
      isEqualAmount(amountText(raw_amount, currency_code), total),
  )
}
