import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { cancelAmazonPayOrderWorkflow } from "../workflows/cancel-order"

/** Medusa releases a payment only when nothing of it was captured, and swallows what goes wrong; this does not. */
export default async function orderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await cancelAmazonPayOrderWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "amazon-pay-order-canceled" },
}
