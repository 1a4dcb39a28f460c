/** Amazon's error codes with the HTTP status each is answered with. */
const statuses = {
  AccessDenied: 401,
  CaptureNotRefundable: 405,
  ConstraintsExist: 400,
  CurrencyMismatch: 400,
  CurrencyUnsupported: 400,
  DuplicateReferenceId: 400,
  DuplicateRequest: 400,
  InputStreamDisconnected: 400,
  InternalError: 500,
  InternalServerError: 500,
  InvalidAccessKeyId: 403,
  InvalidAccountStatus: 403,
  InvalidAddress: 400,
  InvalidAddressConsentToken: 404,
  InvalidAuthorizationStatus: 405,
  InvalidCancelAttempt: 405,
  InvalidCloseAttempt: 405,
  InvalidOrderReferenceId: 404,
  InvalidOrderReferenceStatus: 405,
  InvalidParameterValue: 400,
  InvalidSandboxSimulationSpecified: 400,
  InvalidTransactionId: 404,
  MissingAuthenticationToken: 403,
  OrderReferenceNotModifiable: 405,
  PaymentMethodNotUpdated: 400,
  QuotaExceeded: 503,
  RequestThrottled: 503,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  TransactionAmountExceeded: 400,
  TransactionCountExceeded: 400,
  UnauthorizedAccess: 401,
  UnauthorizedSolutionProvider: 403,
} as const

export type ErrorCode = keyof typeof statuses

export const errorCodes = Object.keys(statuses) as readonly ErrorCode[]

export function errorStatus(code: ErrorCode): number {
  return statuses[code]
}

/** A refusal in Amazon's own words; the endpoint turns it into an ErrorResponse. */
export class AmazonError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
    this.name = "AmazonError"
  }
}

export function refuse(code: ErrorCode, message: string): never {
  throw new AmazonError(code, message)
}
