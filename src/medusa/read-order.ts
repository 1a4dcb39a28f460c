import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readReturns } from "../modules/amazon-pay/store/asked-back"
import { fillInReasons } from "../modules/amazon-pay/store/deleted-reasons"
import { changeFields, changeSchema } from "../charging/line-contents"
import { orderFacts, orderFields, orderSchema, type OrderFacts } from "../charging/order-facts"

/** Reads everything about an order that deciding on a charge needs, in two queries, and more where goods are
 * asked back or a refund's reason was deleted. */
export async function readOrder(container: MedusaContainer, orderId: string): Promise<OrderFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: orders } = await query.graph({
    entity: "order",
    fields: orderFields,
    filters: { id: orderId },
  })
  const { data: changes } = await query.graph({
    entity: "order_change",
    fields: changeFields,
    filters: { order_id: orderId },
  })
  const order = orderSchema.parse(orders[0])
  await fillInReasons(query, order)
  const returns = await readReturns(query, order)
  return orderFacts(order, changeSchema.array().parse(changes), returns)
}
