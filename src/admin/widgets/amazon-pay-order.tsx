import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/types"
import { OrderPanel } from "../panel/order-panel"

/** On the page of an order: what it is at Amazon. */
const AmazonPayOrderWidget = ({ data }: DetailWidgetProps<AdminOrder>) => (
  <OrderPanel order={data} />
)

export const config = defineWidgetConfig({
  zone: "order.details.after",
  id: "medusa-payment-amazon-pay:order",
})

export default AmazonPayOrderWidget
