import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { bookParcel } from "../booking/book-parcel"
import type { ChargeToBook } from "../parcel/charge-parcel"

export interface BookChargesInput {
  charges: ChargeToBook[]
  /** The parcel they were made for. */
  fulfillment_id: string
}

/**
 * Lets Medusa book charges, one after the other: a parcel that two payments pay for is two captures, and how many
 * they are is known only when they were made. There is no compensation, as what is booked was charged.
 */
export const bookAmazonPayChargesStep = createStep(
  "book-amazon-pay-charges",
  async ({ charges, fulfillment_id }: BookChargesInput, { container }) => {
    await bookParcel(container, charges, fulfillment_id)
    return new StepResponse(charges.length)
  },
)
