/** Error codes Amazon documents for `OffAmazonPayments`, those of the MWS front door among them. */
export type AmazonErrorCode =
  | "AccessDenied"
  | "CaptureNotRefundable"
  | "ConstraintsExist"
  | "CurrencyMismatch"
  | "CurrencyUnsupported"
  | "DuplicateReferenceId"
  | "DuplicateRequest"
  | "InputStreamDisconnected"
  | "InternalError"
  | "InternalServerError"
  | "InvalidAccessKeyId"
  | "InvalidAccountStatus"
  | "InvalidAddress"
  | "InvalidAddressConsentToken"
  | "InvalidAuthorizationStatus"
  | "InvalidCancelAttempt"
  | "InvalidCloseAttempt"
  | "InvalidOrderReferenceId"
  | "InvalidOrderReferenceStatus"
  | "InvalidParameterValue"
  | "InvalidSandboxSimulationSpecified"
  | "InvalidTransactionId"
  | "MissingAuthenticationToken"
  | "OrderReferenceNotModifiable"
  | "PaymentMethodNotUpdated"
  | "QuotaExceeded"
  | "RequestThrottled"
  | "ServiceUnavailable"
  | "SignatureDoesNotMatch"
  | "TransactionAmountExceeded"
  | "TransactionCountExceeded"
  | "UnauthorizedAccess"
  | "UnauthorizedSolutionProvider"

/** Codes of failures that Amazon did not name. */
export type LocalErrorCode =
  | "Aborted"
  | "BadGateway"
  | "ClientClosed"
  | "ConnectionFailed"
  | "ConnectionLost"
  | "EmptyResponse"
  | "InvalidParameter"
  | "MalformedResponse"
  | "NotNow"
  | "ResponseTooLarge"
  | "TimedOut"
  | "UnexpectedResponse"
  | "UnexpectedStatus"

/** Any code an {@link MwsError} can carry; Amazon may add more. */
export type MwsErrorCode = AmazonErrorCode | LocalErrorCode | (string & {})

const throttles = new Set<string>(["RequestThrottled", "QuotaExceeded"])

/** True when Amazon refused a call because of its quota: it was not carried out, and may be sent again later. */
export function isThrottle(code: string): boolean {
  return throttles.has(code)
}

/** Whether the identical call may be sent again by a machine. Every 5xx may, whatever its body says. */
export function isRetriable(code: string, status: number): boolean {
  return status >= 500 || isThrottle(code) || code === "InputStreamDisconnected"
}

const ofTheCaller = new Set<string>([
  "AccessDenied",
  "InvalidAccessKeyId",
  "InvalidAccountStatus",
  "InvalidAddress",
  "MissingAuthenticationToken",
  "SignatureDoesNotMatch",
  "UnauthorizedAccess",
])

/**
 * True when Amazon refused whoever asks before it looked at what is asked. Of a call that is repeated because its answer
 * was lost, such a refusal does not say whether the first was carried out (protocol reference §5).
 */
export function refusesTheCaller(code: string): boolean {
  return ofTheCaller.has(code)
}

const lasting = new Set<string>(["Aborted", "ClientClosed", "NotNow", "QuotaExceeded"])

/** True when the identical call may be sent again, but not by the call that failed: its reason does not pass so soon. */
export function outlastsTheCall(code: string): boolean {
  return lasting.has(code)
}

/** A code for an answer that names none. */
export function codeOfStatus(status: number): MwsErrorCode {
  switch (status) {
    case 500:
      return "InternalServerError"
    case 502:
      return "BadGateway"
    case 503:
      return "ServiceUnavailable"
    default:
      return "UnexpectedStatus"
  }
}
