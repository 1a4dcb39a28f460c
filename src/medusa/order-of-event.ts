import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { collectionsOfOrder, orderOfCollection } from "./order-collections"

const aboutCollection = z.object({ payment_collection_id: z.string() })
const aboutOrder = z.object({ order_id: z.string() })
const aboutObject = z.object({ id: z.string() })

/**
 * The order that an event is about, where the ledger knows one of its payments: events of this plugin name the payment
 * collection, Medusa's an order or a payment.
 */
export async function orderOfEvent(
  container: MedusaContainer,
  name: string,
  data: unknown,
): Promise<string | undefined> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const orderId = await orderNamed(container, name, data)
  if (!orderId) return undefined
  const payment_collection_id = await collectionsOfOrder(container, orderId)
  const known = await engine.listOrderReferences({ payment_collection_id }, { take: 1 })
  return known.length ? orderId : undefined
}

async function orderNamed(
  container: MedusaContainer,
  name: string,
  data: unknown,
): Promise<string | undefined> {
  const order = aboutOrder.safeParse(data)
  if (order.success) return order.data.order_id
  const collection = aboutCollection.safeParse(data)
  if (collection.success) {
    return await orderOfCollection(container, collection.data.payment_collection_id)
  }
  const object = aboutObject.safeParse(data)
  if (!object.success || !name.startsWith("payment.")) return undefined
  const [payment] = await container.resolve(Modules.PAYMENT).listPayments({ id: [object.data.id] })
  return payment && (await orderOfCollection(container, payment.payment_collection_id))
}
