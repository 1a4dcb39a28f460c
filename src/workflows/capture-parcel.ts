import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { chargeAmazonPayParcelStep } from "./steps/charge-parcel"
import { findAmazonPayParcelStep } from "./steps/find-parcel"

export interface CaptureParcelInput {
  fulfillment_id: string
  trigger: "fulfillment" | "shipment"
  /** Charges nothing for a parcel that was sent off: that was its moment, and arriving is none. */
  unless_shipped?: boolean
}

/**
 * A parcel leaves, its buyer is charged: finds the order, charges what the parcel holds at Amazon, then lets
 * Medusa book it. One order at a time: Medusa's own booking writes wrong transactions when two captures
 * of one payment run at once.
 */
export const captureAmazonPayParcelWorkflow = createWorkflow(
  "capture-amazon-pay-parcel",
  (input: CaptureParcelInput) => {
    const parcel = findAmazonPayParcelStep({
      fulfillment_id: input.fulfillment_id,
      unless_shipped: input.unless_shipped,
    })
    const charges = chargeAmazonPayParcelStep({ parcel, trigger: input.trigger })
    return new WorkflowResponse(charges)
  },
)
