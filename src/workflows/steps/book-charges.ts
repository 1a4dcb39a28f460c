import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { ChargeToBook } from "./charge-parcel"

/**
 * Lets Medusa book charges, one after the other: a parcel that two payments pay for is two captures, and how many
 * they are is known only when they were made. There is no compensation, as what is booked was charged.
 */
export const bookAmazonPayChargesStep = createStep(
  "book-amazon-pay-charges",
  async ({ charges }: { charges: ChargeToBook[] }, { container }) => {
    for (const { payment_id, amount } of charges) {
      await capturePaymentWorkflow(container).run({ input: { payment_id, amount } })
    }
    return new StepResponse(charges.length)
  },
)
