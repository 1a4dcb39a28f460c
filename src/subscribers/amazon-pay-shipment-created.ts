import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { captureAmazonPayParcelWorkflow } from "../workflows/capture-parcel"

/** Charges a parcel when it leaves, for accounts with `capture: "shipment"`. */
export default async function shipmentCreated({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await captureAmazonPayParcelWorkflow(container).run({
    input: { fulfillment_id: event.data.id, trigger: "shipment" },
  })
}

export const config: SubscriberConfig = {
  event: "shipment.created",
  context: { subscriberId: "amazon-pay-shipment-created" },
}
