import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { KeyedQueue } from "../notifications/keyed-queue"
import { workOnAmazonPayNotificationsWorkflow } from "../workflows/work-on-notifications"

/**
 * Notifications come in bursts. Work on all of a burst at once would take processor and database from buyers and from the
 * answers to Amazon. What takes longer than this, in milliseconds, waits for its order or for Amazon, and holds up no other.
 */
const queue = new KeyedQueue(250)

/** Works on what has come into the inbox. */
export default async function notificationReceived({
  event,
  container,
}: SubscriberArgs<{ amazon_order_reference_id: string | null }>): Promise<void> {
  const { amazon_order_reference_id } = event.data
  if (!amazon_order_reference_id) return
  const work = workOnAmazonPayNotificationsWorkflow(container)
  const input = { amazon_order_reference_id }
  await queue.add(amazon_order_reference_id, async () => {
    // A call may be sent between the wait for answers and the order's lock. No notification waits longer than ten seconds.
    while ((await work.run({ input })).result === "awaits-answer");
  })
}

export const config: SubscriberConfig = {
  event: "amazon-pay.notification.received",
  context: { subscriberId: "amazon-pay-notification-received" },
}
