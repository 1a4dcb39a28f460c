import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { chargeParcel } from "../parcel/charge-parcel"
import type { Trigger } from "../parcel/parcel-charge"
import type { Parcel } from "./find-parcel"

export interface ChargeParcelInput {
  parcel: Parcel
  /** What happened to the parcel; the account's `capture` option says whether that is the moment. */
  trigger: Trigger
}

/**
 * Charges exactly what a parcel holds, at Amazon.
 * There is no compensation: money that was charged is given back by a refund somebody decides on.
 * @see chargeParcel
 */
export const chargeAmazonPayParcelStep = createStep(
  "charge-amazon-pay-parcel",
  async ({ parcel, trigger }: ChargeParcelInput, { container }) => {
    return new StepResponse(await chargeParcel(container, parcel, trigger))
  },
)
