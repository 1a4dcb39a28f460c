import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { repairAmazonPayPaymentWorkflow } from "../workflows/repair-payment"

/** Medusa adds up wrongly when two captures or two refunds of a payment are booked at once. */
export default async function paymentBooked({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await repairAmazonPayPaymentWorkflow(container).run({ input: { payment_id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: ["payment.captured", "payment.refunded"],
  context: { subscriberId: "amazon-pay-payment-booked" },
}
