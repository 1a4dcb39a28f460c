import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Tells a store once more that a parcel was packed, as a bus that delivers at least once would. */
export async function packedAgain(
  container: MedusaContainer,
  orderId: string,
  fulfillmentId: string,
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({
    name: "order.fulfillment_created",
    data: { order_id: orderId, fulfillment_id: fulfillmentId, no_notification: true },
  })
}

/** What the store does when it is told that a parcel was packed; unlike an event it can be waited for. */
export async function parcelPacked(
  container: MedusaContainer,
  fulfillmentId: string,
): Promise<void> {
  await container.resolve(Modules.WORKFLOW_ENGINE).run("capture-amazon-pay-parcel", {
    input: { fulfillment_id: fulfillmentId, trigger: "fulfillment" },
    throwOnError: false,
  })
}
