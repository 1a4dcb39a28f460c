import { randomBytes } from "node:crypto"
import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import type { Chargeback } from "../domain/notice"
import type { Refund, RefundType } from "../domain/refund"
import { childDigits } from "../ids/amazon-ids"
import type { Money } from "../money/money"
import { captureAuthorization } from "./capture"
import type { Call } from "./call"
import { isLiving, moveOrderReference } from "./order-reference-state"
import { startRefund } from "./refund"

/** Reference ids of what the merchant did not ask for through the API: nobody has seen them before. */
function unknownReference(): string {
  return `P01-${randomBytes(12).toString("hex")}`
}

/** A capture made by hand in Seller Central. */
export function captureInSellerCentral(
  call: Call,
  authorization: Authorization,
  amount: Money,
): Capture {
  return captureAuthorization(call, authorization, {
    authorizationId: authorization.id,
    referenceId: unknownReference(),
    amount,
    note: null,
    softDescriptor: null,
  })
}

/** A refund made in Seller Central or by Amazon itself. */
export function refundByOthers(
  call: Call,
  capture: Capture,
  amount: Money,
  type: RefundType,
): Refund {
  return startRefund(
    call,
    capture,
    {
      captureId: capture.id,
      referenceId: unknownReference(),
      amount,
      note: null,
      softDescriptor: null,
    },
    type,
  )
}

/** An A-to-z claim decided against the seller: Amazon refunds and closes the order reference. */
export function decideClaim(call: Call, capture: Capture, amount: Money): Refund {
  const refund = refundByOthers(call, capture, amount, "AmazonA-ZGuarantee")
  const order = call.state.orderReferences.get(capture.orderReferenceId)
  if (order && isLiving(order)) {
    moveOrderReference(call.state, order.id, "Closed", "AmazonClosed")
  }
  return refund
}

/** The buyer's bank takes the money back; the merchant is told and bears it as a refund. */
export function chargeBack(
  call: Call,
  capture: Capture,
  amount: Money,
  reason: string,
): { readonly chargeback: Chargeback; readonly refund: Refund } {
  const refund = refundByOthers(call, capture, amount, "Chargeback")
  const chargeback: Chargeback = {
    id: `${capture.orderReferenceId}-B${childDigits()}`,
    orderReferenceId: capture.orderReferenceId,
    captureReferenceId: capture.referenceId,
    createdAt: call.state.now(),
    amount,
    state: "RECEIVED",
    reason,
  }
  call.state.tell({ kind: "chargeback", chargeback })
  return { chargeback, refund }
}
