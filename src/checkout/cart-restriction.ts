import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Problem } from "../modules/amazon-pay/buyer/problems"
import { isRestricted, restrictionOf } from "../modules/amazon-pay/buyer/restrictions"
import { cartFactFields, cartFacts } from "../modules/amazon-pay/store/cart-facts"
import type { Account } from "../medusa/accounts"

/** Why an account's options keep Amazon Pay from being offered for a cart; null where it is. */
export async function cartRestriction(
  container: MedusaContainer,
  { options }: Account,
  cartId: string | undefined,
): Promise<Problem | null> {
  if (!isRestricted(options)) return null
  if (cartId === undefined) return restrictionOf(options, cartFacts({ items: [] }))
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "cart",
    fields: cartFactFields,
    filters: { id: cartId },
  })
  return restrictionOf(options, cartFacts(data[0]))
}
