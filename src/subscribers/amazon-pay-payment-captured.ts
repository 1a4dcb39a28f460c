import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { mendAmazonPayTransactionsWorkflow } from "../workflows/mend-transactions"

/** Medusa writes an order's transactions wrongly when two captures of a payment are booked at once. */
export default async function paymentCaptured({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await mendAmazonPayTransactionsWorkflow(container).run({ input: { payment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: "payment.captured",
  context: { subscriberId: "amazon-pay-payment-captured" },
}
