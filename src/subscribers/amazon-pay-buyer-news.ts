import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { orderOfEvent } from "../medusa/order-of-event"
import { tellAmazonPayBuyerWorkflow } from "../workflows/tell-buyer"

/**
 * Writes to the buyer of an order whose payment or refund Amazon has decided on. The event is a hint: what is written follows
 * from how the order stands, and an event that was lost is made up for by the reconciler.
 */
export default async function buyerNews({
  event,
  container,
}: SubscriberArgs<Record<string, unknown>>): Promise<void> {
  const order_id = await orderOfEvent(container, event.name, event.data)
  if (order_id) await tellAmazonPayBuyerWorkflow(container).run({ input: { order_id } })
}

export const config: SubscriberConfig = {
  event: [
    "amazon-pay.authorization.declined",
    "amazon-pay.capture.declined",
    "amazon-pay.order_reference.suspended",
    "amazon-pay.order_reference.closed",
    "amazon-pay.refund.declined",
    "amazon-pay.refund.completed",
  ],
  context: { subscriberId: "amazon-pay-buyer-news" },
}
