import { MedusaError } from "@medusajs/framework/utils"
import { refused } from "../modules/amazon-pay/errors"
import { saidBack } from "../medusa/said-back"

/** Who is at the storefront, as Medusa's own middlewares have found out. */
export interface Visitor {
  /** The customer who is logged in. */
  customerId: string | undefined
  /** The sales channels of the publishable key; a key without any is not narrowed, as in Medusa's own routes. */
  salesChannelIds: readonly string[]
  /** The address that the request came from, as far as the store's `trust proxy` lets that be known. */
  client: string
}

/** What a cart tells of whom it belongs to. */
interface Owned {
  id: string
  sales_channel_id?: string | null | undefined
  customer?: { id: string; has_account: boolean } | null | undefined
}

interface Finished {
  id: string
  completed_at?: Date | string | null | undefined
}

/**
 * Whose cart it is: everybody's who knows its id, as in Medusa's own routes, unless it belongs to a customer's account or
 * to a sales channel of another key.
 * @throws MedusaError NOT_FOUND, or UNAUTHORIZED where logging in would help
 */
export function mayUse(
  cart: Owned,
  { customerId, salesChannelIds }: Pick<Visitor, "customerId" | "salesChannelIds">,
): void {
  const { sales_channel_id: channel, customer } = cart
  if (channel && salesChannelIds.length > 0 && !salesChannelIds.includes(channel)) {
    throw notFound(cart.id)
  }
  if (!customer?.has_account || customer.id === customerId) return
  if (customerId) throw notFound(cart.id)
  throw new MedusaError(
    MedusaError.Types.UNAUTHORIZED,
    "This cart belongs to a customer's account. Log in to the shop to pay for it with Amazon Pay.",
  )
}

/** @throws MedusaError NOT_ALLOWED for a cart that became an order */
export function mayChange({ id, completed_at }: Finished): void {
  if (completed_at) throw refused(`Cart ${id} is an order already; nothing of it was changed.`)
}

export function notFound(cartId: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `There is no cart ${saidBack(cartId)}.`)
}
