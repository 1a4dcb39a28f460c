import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { refused } from "../../modules/amazon-pay/errors"
import { accountsOf } from "../accounts"
import { previewParcel } from "./preview-parcel"

const orders = z.array(
  z.object({
    payment_collections: z
      .array(z.object({ payments: z.array(z.object({ provider_id: z.string() })).nullish() }))
      .nullish(),
  }),
)

/**
 * Refuses to let goods go that Amazon takes no charge for, where the account's option `guard` is `block`. By what the
 * ledger knows: Amazon is not asked, and what it would decline in the end nobody knows before.
 * @param items quantity by line
 * @throws MedusaError NOT_ALLOWED with the reason
 */
export async function requireChargeable(
  container: MedusaContainer,
  orderId: string,
  items: readonly { id: string; quantity: number }[],
): Promise<void> {
  const blocking = accountsOf(container)
    .filter(({ options }) => options.guard === "block")
    .map(({ providerId }) => providerId)
  if (!blocking.length || !(await isPaidBy(container, orderId, blocking))) return
  const preview = await previewParcel(container, orderId, items)
  if (preview?.way !== "unreachable") return
  throw refused(
    `This would ship what cannot be charged: ${preview.amount} are to be taken for it, and Amazon takes no charge for this order any more. Ask the buyer for another payment. (The option \`guard\` of Amazon Pay is "block".)`,
  )
}

async function isPaidBy(
  container: MedusaContainer,
  orderId: string,
  providers: readonly string[],
): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.payments.provider_id"],
    filters: { id: orderId },
  })
  return orders
    .parse(data)
    .flatMap(({ payment_collections }) => payment_collections ?? [])
    .flatMap(({ payments }) => payments ?? [])
    .some(({ provider_id }) => providers.includes(provider_id))
}
