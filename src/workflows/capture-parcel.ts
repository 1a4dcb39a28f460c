import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { orderLock } from "./order-lock"
import { chargeAmazonPayParcelStep } from "./booking/capture-parcel"
import { findAmazonPayParcelStep } from "./steps/find-parcel"

export interface CaptureParcelInput {
  fulfillment_id: string
  trigger: "fulfillment" | "shipment"
}

/**
 * A parcel leaves, its buyer is charged: finds the order, charges what the parcel holds at Amazon, then lets
 * Medusa book it. One order at a time: Medusa's own booking writes wrong transactions when two captures
 * of one payment run at once.
 */
export const captureAmazonPayParcelWorkflow = createWorkflow(
  "capture-amazon-pay-parcel",
  (input: CaptureParcelInput) => {
    const parcel = findAmazonPayParcelStep({ fulfillment_id: input.fulfillment_id })
    const key = transform({ parcel }, ({ parcel }) =>
      orderLock(parcel.order_id ?? parcel.fulfillment_id),
    )
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const charges = chargeAmazonPayParcelStep({ parcel, trigger: input.trigger })
    releaseLockStep({ key })
    return new WorkflowResponse(charges)
  },
)
