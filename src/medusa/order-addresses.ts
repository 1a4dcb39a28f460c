import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Whereabouts } from "../modules/amazon-pay/buyer/chosen-address"

const line = z.string().nullish()
const address = z
  .object({
    ...{ first_name: line, last_name: line, company: line, address_1: line, address_2: line },
    ...{ city: line, province: line, postal_code: line, country_code: line, phone: line },
  })
  .nullish()
  .transform((lines) => lines ?? null)
export type OrderAddress = z.output<typeof address>

const orderSchema = z.object({
  email: line,
  shipping_address: address,
  billing_address: address,
})

const changesSchema = z.array(
  z.object({
    created_at: z.coerce.date(),
    created_by: line,
    actions: z
      .array(z.object({ details: z.looseObject({ type: z.unknown().optional() }).nullish() }))
      .nullish(),
  }),
)

/** Who has changed an address of an order since it was placed; null where Medusa does not know. */
export interface AddressChange {
  of: "shipping_address" | "billing_address"
  by: string | null
}

/** Where an order's goods, mails and invoices go, and who has changed that since it was placed. */
export interface OrderAddresses extends Whereabouts {
  address: OrderAddress
  billing: OrderAddress
  /** Oldest first. */
  changes: readonly AddressChange[]
}

/** Whom Medusa names for what the plugin has written into an order. No user has such an id. */
export const writtenByPlugin = "amazon-pay"

/** An order's addresses as Medusa has them. */
export async function orderAddresses(
  container: MedusaContainer,
  orderId: string,
): Promise<OrderAddresses> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: orders }, { data: changes }] = await Promise.all([
    query.graph({
      entity: "order",
      fields: ["email", "shipping_address.*", "billing_address.*"],
      filters: { id: orderId },
    }),
    query.graph({
      entity: "order_change",
      fields: ["id", "created_at", "created_by", "actions.details"],
      filters: { order_id: orderId, change_type: "update_order" },
    }),
  ])
  const { email, shipping_address, billing_address } = orderSchema.parse(
    orders[0] ?? { shipping_address: null, billing_address: null },
  )
  return {
    email,
    address: shipping_address,
    billing: billing_address,
    changes: changesSchema
      .parse(changes)
      .sort((one, other) => one.created_at.getTime() - other.created_at.getTime())
      .flatMap(({ created_by, actions }) =>
        (actions ?? []).flatMap(({ details }) => {
          const of = details?.type
          if (of !== "shipping_address" && of !== "billing_address") return []
          return [{ of, by: created_by ?? null } as const]
        }),
      ),
  }
}
