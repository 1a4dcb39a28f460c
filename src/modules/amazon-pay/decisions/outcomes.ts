import type {
  AuthorizationDetails,
  CaptureDetails,
  OrderReferenceDetails,
  RefundDetails,
} from "../../../mws"
import { cartAddress } from "../buyer/address"
import { addressDigest } from "../buyer/chosen-address"
import type { OperationRow } from "../ledger/rows"
import type { OperationState } from "../vocabulary"
import type { CallOutcome } from "../ledger/call-outcome"
import { accountingOf } from "./accounting"
import { adviceOf } from "./advice"
import { asksTheBuyer } from "./buyer-confirmation"
import { NOT_SENT, NOT_WANTED } from "./not-sent"

const closedByCapture = { amazon_state: "Closed", reason_code: "MaxCapturesProcessed" }

/**
 * SetOrderReferenceDetails. Constraints mean that the buyer still has to do something and Confirm would be
 * refused: the operation counts as declined, so that the details are set again before the next Confirm.
 */
export function detailsOutcome(details: OrderReferenceDetails): CallOutcome {
  const constraints = details.constraints.map(({ constraintId }) => constraintId)
  return {
    operation: constraints.length
      ? { state: "declined", reason_code: constraints.join(",") }
      : { state: "completed" },
    ...referenceState(details),
  }
}

/** SetOrderAttributes. Amazon's answer shows the order reference, of which nothing else was asked. */
export const nameOutcome: CallOutcome = { operation: { state: "completed" } }

/** An order reference as Amazon reports it; nothing when the answer leaves its state out. */
export function referenceState(details: OrderReferenceDetails): Pick<CallOutcome, "reference"> {
  const status = details.orderReferenceStatus
  if (!status) return {}
  const reference = {
    state: status.state,
    reason_code: status.reasonCode ?? null,
    ...(details.expirationTimestamp ? { expires_at: new Date(details.expirationTimestamp) } : {}),
    ...paidWith(details),
  }
  return { reference }
}

/** What the buyer pays with; Amazon says it only once the order reference is confirmed, or with the buyer's token. */
function paidWith({ paymentDescriptor }: OrderReferenceDetails): { payment_descriptor?: string } {
  const { name, accountNumberTail } = paymentDescriptor ?? {}
  if (!name) return {}
  return { payment_descriptor: accountNumberTail ? `${name} …${accountNumberTail}` : name }
}

/**
 * ConfirmOrderReference answers without a state; what it did is to open the order reference. Sent with return addresses
 * it leaves the order reference waiting for the buyer, and only reading it tells when it has opened.
 */
export function confirmOutcome(operation: Pick<OperationRow, "kind" | "parameters">): CallOutcome {
  const done: CallOutcome = { operation: { state: "completed" } }
  if (asksTheBuyer(operation)) return done
  return { ...done, reference: { state: "Open", reason_code: null } }
}

/**
 * An authorization made to hold money. Closed without ever having been open, it held nothing and counts as
 * declined; one that was open stays completed, and one that was captured was open, whoever saw it. Declined for the
 * payment method, it leaves the order reference suspended (Amazon's rule).
 * @param before where the operation stood
 */
export function authorizationOutcome(
  details: AuthorizationDetails,
  before: OperationState,
): CallOutcome {
  const { state, reasonCode } = details.authorizationStatus
  const operation = {
    amazon_id: details.amazonAuthorizationId,
    amazon_state: state,
    reason_code: reasonCode ?? null,
    ...adviceOf(details.authorizationStatus),
    ...billingOf(details),
    ...(details.softDecline === undefined ? {} : { soft_decline: details.softDecline }),
    ...(details.expirationTimestamp ? { expires_at: new Date(details.expirationTimestamp) } : {}),
  }
  const isCaptured = before === "pending" && isClosedByCapture(details)
  const isSuccess = isCaptured ? details.idList.length > 0 : before === "completed"
  if (state === "Open" || (state === "Closed" && isSuccess)) {
    return { operation: { ...operation, state: "completed" } }
  }
  if (state === "Declined" || (state === "Closed" && !isCaptured)) {
    return { operation: { ...operation, state: "declined" }, ...suspension(reasonCode) }
  }
  return { operation: { ...operation, state: "pending" } }
}

/**
 * For merchants whom Amazon has enabled for it an authorization that is approved tells the billing address (protocol reference
 * §4.2). Of it a digest is kept: it is read again where the order has another one.
 */
function billingOf(details: AuthorizationDetails): { billing_digest?: string } {
  const { authorizationBillingAddress: told, amazonAuthorizationId: id } = details
  const address = told ? cartAddress(told) : null
  return address ? { billing_digest: addressDigest(id, address) } : {}
}

/** Whether an authorization has ended by being captured. */
export function isClosedByCapture({ authorizationStatus }: AuthorizationDetails): boolean {
  const { state, reasonCode } = authorizationStatus
  return state === closedByCapture.amazon_state && reasonCode === closedByCapture.reason_code
}

/**
 * Authorize with CaptureNow. Approved, it never shows `Open`: it goes straight to `Closed` with
 * `MaxCapturesProcessed` and names the capture (Amazon's rule). Whether the buyer was charged is the capture's to say: it can
 * still be pending, and declined later.
 * @param capture the capture that the authorization names; without it, a named capture counts as pending
 */
export function captureNowOutcome(
  details: AuthorizationDetails,
  capture?: CaptureDetails,
): CallOutcome {
  const { state, reasonCode } = details.authorizationStatus
  const authorization = {
    amazon_parent_id: details.amazonAuthorizationId,
    ...adviceOf(details.authorizationStatus),
    ...billingOf(details),
  }
  if (capture) {
    const { operation } = captureOutcome(capture)
    return {
      operation: { ...authorization, ...operation },
      ...(operation.state === "declined" ? leftBy(details) : {}),
    }
  }
  const [captureId] = details.idList
  if (captureId) {
    const undecided = { amazon_id: captureId, amazon_state: "Pending", reason_code: null }
    return { operation: { ...authorization, state: "pending", ...undecided } }
  }
  if (state === "Declined" || (state === "Closed" && !isClosedByCapture(details))) {
    return {
      operation: {
        ...authorization,
        state: "declined",
        amazon_state: state,
        reason_code: reasonCode ?? null,
        ...(details.softDecline === undefined ? {} : { soft_decline: details.softDecline }),
      },
      ...suspension(reasonCode),
    }
  }
  return { operation: { ...authorization, state: "pending", amazon_state: "Pending" } }
}

/**
 * What a declined capture leaves: Amazon does not say that its authorization ends with it (protocol reference §6.2). An open
 * one counts against what Amazon lets be authorized, and keeps the buyer's money, whoever knows of it.
 * @param details the authorization, as it is after the decline
 */
export function leftBy(details: AuthorizationDetails): Pick<CallOutcome, "stillHeld"> {
  if (details.authorizationStatus.state !== "Open") return {}
  const { amazonAuthorizationId: amazon_id, expirationTimestamp } = details
  return {
    stillHeld: {
      amazon_id,
      ...adviceOf(details.authorizationStatus),
      ...(expirationTimestamp ? { expires_at: new Date(expirationTimestamp) } : {}),
    },
  }
}

/** Capture. Whatever the amount, the authorization is spent with it (one capture per authorization). */
export function captureOutcome(details: CaptureDetails): CallOutcome {
  const { state, reasonCode } = details.captureStatus
  const operation = {
    amazon_id: details.amazonCaptureId,
    amazon_state: state,
    reason_code: reasonCode ?? null,
    ...adviceOf(details.captureStatus),
    ...accountingOf(details.captureFee, details),
  }
  // Closed means completed and no longer refundable: the buyer was charged.
  if (state === "Completed" || state === "Closed") {
    return { operation: { ...operation, state: "completed" }, parent: closedByCapture }
  }
  if (state === "Declined") return { operation: { ...operation, state: "declined" } }
  return { operation: { ...operation, state: "pending" }, parent: closedByCapture }
}

/**
 * Refund: always `Pending` at first; Amazon decides within hours. Why Amazon gave back what the merchant did not, it says by the
 * type (protocol reference §4, §6.5), or by the reason.
 */
export function refundOutcome(details: RefundDetails): CallOutcome {
  const { state, reasonCode } = details.refundStatus
  const { refundType = "SellerInitiated" } = details
  const operation = {
    amazon_id: details.amazonRefundId,
    amazon_state: state,
    reason_code: reasonCode ?? (refundType === "SellerInitiated" ? null : refundType),
    ...times(details),
    ...accountingOf(details.feeRefunded, details),
  }
  if (state === "Completed") return { operation: { ...operation, state: "completed" } }
  if (state === "Declined") return { operation: { ...operation, state: "declined" } }
  return { operation: { ...operation, state: "pending" } }
}

/** Amazon's times of a refund: by them one that was made before another was declined is told from one that stands for it. */
function times({ creationTimestamp, refundStatus: { lastUpdateTimestamp } }: RefundDetails): {
  amazon_made_at?: Date
  amazon_moved_at?: Date
} {
  return {
    ...(creationTimestamp ? { amazon_made_at: new Date(creationTimestamp) } : {}),
    ...(lastUpdateTimestamp ? { amazon_moved_at: new Date(lastUpdateTimestamp) } : {}),
  }
}

/** CloseAuthorization: the hold is released. */
export const releaseOutcome: CallOutcome = {
  operation: { state: "completed" },
  parent: { amazon_state: "Closed", reason_code: "SellerClosed" },
}

/** CancelOrderReference closes every authorization with it. */
export const cancelOutcome: CallOutcome = {
  operation: { state: "completed" },
  reference: { state: "Canceled", reason_code: "SellerCanceled" },
  openAuthorizations: { amazon_state: "Closed", reason_code: "OrderReferenceCanceled" },
}

/** CloseOrderReference: no new authorizations; open ones stay capturable. */
export const closeOutcome: CallOutcome = {
  operation: { state: "completed" },
  reference: { state: "Closed", reason_code: "SellerClosed" },
}

/**
 * A call that Amazon refused: nothing was done. A refusal that tells of a state the ledger did not know
 * is kept as well, so that the next decision starts from it.
 */
export function refusalOutcome(operation: OperationRow, errorCode: string): CallOutcome {
  const refusal = { operation: { state: "failed" as const, error_code: errorCode } }
  if (errorCode === "InvalidAuthorizationStatus" && operation.amazon_parent_id) {
    return { ...refusal, parent: { amazon_state: "Closed", reason_code: null } }
  }
  return refusal
}

/** A call of which every try provably did nothing. It ends there: nothing is sent later that nobody asks for then. */
export function notSentOutcome(errorCode: string): CallOutcome {
  return { operation: { state: "failed", error_code: errorCode, reason_code: NOT_SENT } }
}

/** A call that nobody wants any more, and of which Amazon has nothing. */
export const notWantedOutcome: CallOutcome = {
  operation: { state: "failed", reason_code: NOT_WANTED },
  unlessSentAgain: true,
}

function suspension(reasonCode: string | undefined): Pick<CallOutcome, "reference"> {
  if (reasonCode !== "InvalidPaymentMethod") return {}
  return { reference: { state: "Suspended", reason_code: reasonCode } }
}
