import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { captureAmazonPayParcelWorkflow } from "../workflows/capture-parcel"

/** Charges a parcel when it is packed, for accounts with `capture: "fulfillment"`. */
export default async function fulfillmentCreated({
  event,
  container,
}: SubscriberArgs<{ order_id: string; fulfillment_id: string }>): Promise<void> {
  await captureAmazonPayParcelWorkflow(container).run({
    input: { fulfillment_id: event.data.fulfillment_id, trigger: "fulfillment" },
  })
}

export const config: SubscriberConfig = {
  event: "order.fulfillment_created",
  context: { subscriberId: "amazon-pay-fulfillment-created" },
}
