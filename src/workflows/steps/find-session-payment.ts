import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { orderOfCollection } from "../order-collections"
import type { MendTransactionsInput } from "./mend-transactions"

/** The payment that came of a session, with its order. */
export const findAmazonPaySessionPaymentStep = createStep(
  "find-amazon-pay-session-payment",
  async ({ session_id }: { session_id: string }, { container }) => {
    const [payment] = await container
      .resolve(Modules.PAYMENT)
      .listPayments({ payment_session_id: session_id })
    const found: MendTransactionsInput = {
      payment_id: payment?.id ?? "",
      order_id: payment
        ? ((await orderOfCollection(container, payment.payment_collection_id)) ?? null)
        : null,
    }
    return new StepResponse(found)
  },
)
