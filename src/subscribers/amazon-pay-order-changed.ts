import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { judgeAmazonPayOrderWorkflow } from "../workflows/judge-order"
import { orderOfEvent } from "../medusa/order-of-event"

/** Has the list of orders that need attention say what is so now. */
export default async function orderChanged({
  event,
  container,
}: SubscriberArgs<Record<string, unknown>>): Promise<void> {
  const order_id = await orderOfEvent(container, event.name, event.data)
  if (order_id) await judgeAmazonPayOrderWorkflow(container).run({ input: { order_id } })
}

export const config: SubscriberConfig = {
  event: [
    // Asked for by hand, over Medusa's own API: nobody else looks when it is declined.
    "amazon-pay.capture.declined",
    "amazon-pay.refund.declined",
    "amazon-pay.order_reference.suspended",
    "amazon-pay.order_reference.canceled",
    // What was owed is paid, or more is owed than was.
    "payment.captured",
    "payment.refunded",
    "order-edit.confirmed",
    "order.return_received",
    "order.exchange_created",
    "order.claim_created",
    "order.fulfillment_canceled",
  ],
  context: { subscriberId: "amazon-pay-order-changed" },
}
