import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { isPositive } from "../../modules/amazon-pay/money"
import { accountOfProvider } from "../accounts"
import { readOrder } from "../parcel/order-facts"
import { parcelCharge } from "../parcel/parcel-charge"
import type { Parcel } from "./find-parcel"

export interface ChargeParcelInput {
  parcel: Parcel
  /** What happened to the parcel; the account's `capture` option says whether that is the moment. */
  trigger: "fulfillment" | "shipment"
}

/** A charge that Amazon completed and Medusa has not booked yet. */
export interface ChargeToBook {
  payment_id: string
  /** Major units, as decimal text. */
  amount: string
}

/**
 * Charges exactly what a parcel holds, at Amazon. Charging the same parcel again finds the first charge.
 * Orders not paid with Amazon Pay, and accounts that charge at another moment, are left alone.
 * There is no compensation: money that was charged is given back by a refund somebody decides on.
 */
export const chargeAmazonPayParcelStep = createStep(
  "charge-amazon-pay-parcel",
  async ({ parcel, trigger }: ChargeParcelInput, { container }) => {
    return new StepResponse(await chargeParcel(container, parcel, trigger))
  },
)

async function chargeParcel(
  container: MedusaContainer,
  parcel: Parcel,
  trigger: ChargeParcelInput["trigger"],
): Promise<ChargeToBook | null> {
  if (!parcel.order_id) return null
  const order = await readOrder(container, parcel.order_id)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)

  for (const payment of order.payments) {
    const account = accountOfProvider(container, payment.providerId)
    if (account?.options.capture !== trigger) continue
    const reference = await engine.findOrderReference({
      payment_collection_id: payment.collectionId,
    })
    if (!reference) continue
    const amount = parcelCharge(order, await engine.snapshot(reference.id), parcel.fulfillment_id)
    if (!amount || !isPositive(amount)) return null
    const capture = await engine.captureAmount(account.options, reference.id, {
      amount,
      fulfillmentId: parcel.fulfillment_id,
    })
    // Pending at Amazon is booked when Amazon completes it; booked before needs no second booking.
    if (capture.state !== "completed" || capture.booked_id) return null
    return { payment_id: payment.id, amount: capture.amount ?? amount }
  }
  return null
}
