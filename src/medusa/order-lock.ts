import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { LeaseTakenError } from "../modules/amazon-pay/errors"
import { holdLease } from "../modules/amazon-pay/ledger/hold-lease"
import { patienceMs } from "../modules/amazon-pay/ledger/lease-times"
import { collectionsOfOrder, orderOfCollection } from "./order-collections"

/**
 * Works on an order under its lock: one process at a time charges or books anything for it. The lock is a lease of the
 * plugin's own, in the database that all processes share: it holds with whichever locking module the store has.
 * @param key see `lockOfOrder` and `lockOfCollection`
 * @param waitMs how long to wait for another process, in milliseconds
 * @throws LeaseTakenError when another process works on the order for longer
 */
export async function underOrderLock<T>(
  container: MedusaContainer,
  key: string,
  work: () => Promise<T>,
  waitMs = patienceMs,
): Promise<T> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  return await holdLease(engine, `order of ${key}`, waitMs, work)
}

/** The same for work that comes again by itself. @returns null when another process works on the order for longer */
export async function unlessBusy<T>(
  container: MedusaContainer,
  key: string,
  work: () => Promise<T>,
  waitMs?: number,
): Promise<T | null> {
  try {
    return await underOrderLock(container, key, work, waitMs)
  } catch (error) {
    if (error instanceof LeaseTakenError) return null
    throw error
  }
}

/**
 * The key of an order's lock: the cart that the order was made from, so that who began on the cart's payment keeps out who
 * comes for the order. Orders without a cart have their own id.
 */
export async function lockOfOrder(container: MedusaContainer, orderId: string): Promise<string> {
  const own = await cartIds(container, "order_cart", { order_id: orderId })
  const [cart] = own.length ? own : await cartsOfCollections(container, orderId)
  return cart ?? orderId
}

/** The same, of what a payment collection pays for: a cart, or an order that was made without one. */
export async function lockOfCollection(
  container: MedusaContainer,
  collectionId: string,
): Promise<string> {
  const [cart] = await cartIds(container, "cart_payment_collection", {
    payment_collection_id: collectionId,
  })
  if (cart) return cart
  const order = await orderOfCollection(container, collectionId)
  return order ? await lockOfOrder(container, order) : collectionId
}

async function cartsOfCollections(container: MedusaContainer, orderId: string): Promise<string[]> {
  const collections = await collectionsOfOrder(container, orderId)
  if (!collections.length) return []
  const carts = await cartIds(container, "cart_payment_collection", {
    payment_collection_id: collections,
  })
  return carts.sort()
}

const links = z.array(z.object({ cart_id: z.string() }))

async function cartIds(
  container: MedusaContainer,
  entity: "order_cart" | "cart_payment_collection",
  filters: Record<string, string | string[]>,
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["cart_id"], filters })
  return links.parse(data).map(({ cart_id }) => cart_id)
}
