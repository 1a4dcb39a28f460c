import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { findAmazonPayPaymentOrderStep } from "./steps/find-payment-order"
import { repairAmazonPayPaymentStep } from "./steps/mend-payment"

/** After everything that was booked: Medusa says what was charged and given back, however much was booked at once. */
export const repairAmazonPayPaymentWorkflow = createWorkflow(
  "mend-amazon-pay-payment",
  (input: { payment_id: string }) => {
    const order = findAmazonPayPaymentOrderStep(input)
    const mendInput = transform({ input, order }, ({ input, order }) => ({
      payment_id: input.payment_id,
      order_id: order ?? null,
    }))
    return new WorkflowResponse(repairAmazonPayPaymentStep(mendInput))
  },
)
