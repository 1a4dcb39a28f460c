import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { captureAmazonPayParcelWorkflow } from "../workflows/capture-parcel"

/**
 * Charges what leaves without a shipment, such as goods that are picked up, for accounts with `capture: "shipment"`. What was
 * sent off was charged then: a charge that was declined, and maybe dismissed since, is not tried again because it arrives.
 */
export default async function deliveryCreated({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await captureAmazonPayParcelWorkflow(container).run({
    input: { fulfillment_id: event.data.id, trigger: "shipment", unless_shipped: true },
  })
}

export const config: SubscriberConfig = {
  event: "delivery.created",
  context: { subscriberId: "amazon-pay-delivery-created" },
}
