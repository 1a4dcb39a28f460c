import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import type { Scene } from "./store-suite"

/** Everything of an order is packed past its workflow: the order does not learn what is in the parcel. @returns its id */
export async function fulfilledPastOrder(
  { warehouse, container, shop }: Scene,
  orderId: string,
): Promise<string> {
  const fields = "id,*items,*shipping_methods"
  const { body } = await warehouse.office("GET", `/admin/orders/${orderId}?fields=${fields}`)
  const order = body.order as unknown as {
    shipping_methods: { shipping_option_id: string }[]
    items: { id: string; title: string; quantity: number; variant_sku: string }[]
  }
  const { result } = await createFulfillmentWorkflow(container).run({
    input: {
      location_id: shop.stockLocationId,
      provider_id: "manual_manual",
      order: order as never,
      order_id: orderId,
      shipping_option_id: order.shipping_methods[0]?.shipping_option_id ?? "",
      delivery_address: { first_name: "A" },
      items: order.items.map(({ id, title, quantity, variant_sku }) => ({
        ...{ title, quantity, sku: variant_sku, barcode: "x", line_item_id: id },
      })),
      labels: [],
    } as never,
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: orderId },
    [Modules.FULFILLMENT]: { fulfillment_id: result.id },
  })
  return result.id
}
