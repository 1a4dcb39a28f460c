import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { workOnAmazonPayNotificationsWorkflow } from "../workflows/work-on-notifications"

/** Works on what has come into the inbox. */
export default async function notificationReceived({
  event,
  container,
}: SubscriberArgs<{ amazon_order_reference_id: string | null }>): Promise<void> {
  const { amazon_order_reference_id } = event.data
  if (!amazon_order_reference_id) return
  const work = workOnAmazonPayNotificationsWorkflow(container)
  const input = { amazon_order_reference_id }
  // A call may be sent between the wait for answers and the order's lock. No notification waits longer than ten seconds.
  while ((await work.run({ input })).result === "awaits-answer");
}

export const config: SubscriberConfig = {
  event: "amazon-pay.notification.received",
  context: { subscriberId: "amazon-pay-notification-received" },
}
