import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { captureParcel, type ParcelCapture, type ParcelOfOrder } from "../booking/capture-parcel"
import { lockOfOrder, underOrderLock } from "../order-lock"
import type { Trigger } from "../parcel/parcel-charge"

export interface CaptureParcelStepInput {
  parcel: ParcelOfOrder
  /** What happened to the parcel; the account's `capture` option says whether that is the moment. */
  trigger: Trigger
}

/** There is no compensation: money that was charged is given back by a refund somebody decides on. */
export const chargeAmazonPayParcelStep = createStep(
  "charge-amazon-pay-parcel",
  async ({ parcel, trigger }: CaptureParcelStepInput, { container }) => {
    const { order_id } = parcel
    if (!order_id) return new StepResponse<ParcelCapture[]>([])
    const key = await lockOfOrder(container, order_id)
    const charges = await underOrderLock(container, key, () =>
      captureParcel(container, parcel, trigger),
    )
    return new StepResponse(charges)
  },
)
