import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { bookCharge, type Booking } from "../booking/book-charge"

/**
 * Books a charge in Medusa, once. No compensation: what was charged is booked, whatever fails after it.
 * @see bookCharge
 */
export const bookAmazonPayChargeStep = createStep(
  "book-amazon-pay-charge",
  async (booking: Booking, { container }) => {
    await bookCharge(container, booking)
    return new StepResponse(booking)
  },
)
