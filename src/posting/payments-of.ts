import type { MedusaContainer, PaymentDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OrderReferenceRow } from "../modules/amazon-pay"
import type { Account } from "../medusa/accounts"

const named = z.object({ amazon_order_reference_id: z.string().optional().catch(undefined) })

/**
 * Medusa's payments made with an order reference: those of its payment collection that name it. Payment sessions come and
 * go, and nothing is found by them. Newest first (ids are in the order of time), one that Medusa has cancelled after one that stands.
 */
export async function paymentsOf(
  container: MedusaContainer,
  { providerId }: Pick<Account, "providerId">,
  { payment_collection_id, amazon_order_reference_id }: OrderReferenceRow,
): Promise<PaymentDTO[]> {
  const collections = await container
    .resolve(Modules.PAYMENT)
    .listPaymentCollections(
      { id: [payment_collection_id] },
      { relations: ["payments.captures", "payments.refunds"] },
    )
  const own = collections
    .flatMap(({ payments }) => payments ?? [])
    .filter(
      ({ provider_id, data }) =>
        provider_id === providerId &&
        named.safeParse(data).data?.amazon_order_reference_id === amazon_order_reference_id,
    )
    .sort((one, other) => (one.id < other.id ? 1 : -1))
  return [
    ...own.filter(({ canceled_at }) => !canceled_at),
    ...own.filter(({ canceled_at }) => canceled_at),
  ]
}
