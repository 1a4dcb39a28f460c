import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/types"
import { AttentionAbove } from "../panel/attention-above"

/** Above an order: what it needs attention for. The panel that says more stands further down. */
const AmazonPayOrderAttentionWidget = ({ data }: DetailWidgetProps<AdminOrder>) => (
  <AttentionAbove orderId={data.id} />
)

export const config = defineWidgetConfig({
  zone: "order.details.before",
  id: "medusa-payment-amazon-pay:order-attention",
})

export default AmazonPayOrderAttentionWidget
