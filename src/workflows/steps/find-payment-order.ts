import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { accountOfProvider } from "../accounts"
import { orderOfCollection } from "../order-collections"

/** Finds the order an Amazon Pay payment is for; null for other payments and for carts that are no orders. */
export const findAmazonPayPaymentOrderStep = createStep(
  "find-amazon-pay-payment-order",
  async ({ payment_id }: { payment_id: string }, { container }) => {
    const payment = await container.resolve(Modules.PAYMENT).retrievePayment(payment_id)
    const order = accountOfProvider(container, payment.provider_id)
      ? await orderOfCollection(container, payment.payment_collection_id)
      : undefined
    return new StepResponse<string | null>(order ?? null)
  },
)
