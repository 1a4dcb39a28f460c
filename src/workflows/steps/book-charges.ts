import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { bookCharge } from "../booking/book-charge"
import type { ChargeToBook } from "./charge-parcel"

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
    for (const { payment_id } of charges) {
      for (const operation_id of await chargesOf(container, payment_id, fulfillment_id)) {
        await bookCharge(container, { payment_id, operation_id })
      }
    }
    return new StepResponse(charges.length)
  },
)

/** Which charges were made for a parcel, by the ledger: two of the same amount are told apart by nothing else. */
async function chargesOf(
  container: MedusaContainer,
  paymentId: string,
  fulfillmentId: string,
): Promise<string[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { payment_collection_id } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId)
  const reference = await engine.findOrderReference({ payment_collection_id })
  if (!reference) return []
  const { operations } = await engine.snapshot(reference.id)
  return operations.flatMap(({ id, kind, state, fulfillment_id }) =>
    kind === "capture" && state === "completed" && fulfillment_id === fulfillmentId ? [id] : [],
  )
}
