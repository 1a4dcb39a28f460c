import {
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  processPaymentWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import type { Claim } from "../modules/amazon-pay"
import { orderLock } from "./order-lock"
import { bookAmazonPayChargeStep } from "./steps/book-charge"
import { findAmazonPayOrderReferenceStep } from "./steps/find-order-reference"
import { findAmazonPaySessionPaymentStep } from "./steps/find-session-payment"
import { followAmazonPayClaimStep } from "./steps/follow-claim"
import { mendAmazonPayTransactionsStep } from "./steps/mend-transactions"

export interface ApplyAmazonPayClaimInput {
  /** Merchant account, `sellerId/region/environment`. */
  account: string
  claim: Claim
}

/**
 * Brings ledger and Medusa to where Amazon is, on the hint of a notification: under the order's lock, so that
 * a capture is not booked by two at once.
 */
export const applyAmazonPayClaimWorkflow = createWorkflow(
  "apply-amazon-pay-claim",
  (input: ApplyAmazonPayClaimInput) => {
    const reference = findAmazonPayOrderReferenceStep(input)
    const key = transform({ input, reference }, ({ input, reference }) =>
      orderLock(reference?.lock_id ?? input.claim.amazonOrderReferenceId),
    )
    acquireLockStep({ key, timeout: 60, ttl: 120 })
    const followInput = transform({ input, reference }, ({ input, reference }) => ({
      account: input.account,
      claim: input.claim,
      reference: reference ?? null,
    }))
    const followed = followAmazonPayClaimStep(followInput)
    when("amazon-pay-claim-to-book", { followed }, ({ followed }) => followed.charge !== null).then(
      () => {
        const booking = transform({ followed }, ({ followed }) => ({
          payment_id: followed.charge?.payment_id ?? "",
          operation_id: followed.charge?.operation_id ?? "",
        }))
        bookAmazonPayChargeStep(booking)
      },
    )
    when(
      "amazon-pay-claim-decides-order",
      { followed },
      ({ followed }) => followed.deferred !== null,
    ).then(() => {
      const decided = transform({ followed }, ({ followed }) => ({
        action: "authorized" as const,
        data: {
          session_id: followed.deferred?.session_id ?? "",
          amount: followed.deferred?.amount ?? "0",
        },
      }))
      processPaymentWorkflow.runAsStep({ input: decided })
      const session = transform({ decided }, ({ decided }) => ({
        session_id: decided.data.session_id,
      }))
      mendAmazonPayTransactionsStep(findAmazonPaySessionPaymentStep(session))
    })
    releaseLockStep({ key })
    return new WorkflowResponse(followed)
  },
)
