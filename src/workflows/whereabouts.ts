import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Whereabouts } from "../modules/amazon-pay/buyer/chosen-address"

const line = z.string().nullish()
const schema = z.object({
  email: line,
  shipping_address: z
    .object({
      first_name: line,
      last_name: line,
      company: line,
      address_1: line,
      address_2: line,
      city: line,
      province: line,
      postal_code: line,
      country_code: line,
    })
    .nullish(),
})

/** Where an order's goods and mails go, as Medusa has it. */
export async function whereaboutsOf(
  container: MedusaContainer,
  orderId: string,
): Promise<Whereabouts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["email", "shipping_address.*"],
    filters: { id: orderId },
  })
  const { email, shipping_address: address } = schema.parse(data[0] ?? {})
  return { email, address }
}
