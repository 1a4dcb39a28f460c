import type { MwsErrorCode } from "./error-codes"

/**
 * What is known about the request after a failure.
 * `not-done`: Amazon refused it, or it never left. `unknown`: it may have been carried out; only the identical call
 * can tell, since Amazon answers a repeated reference id with the first result.
 */
export type Outcome = "not-done" | "unknown"

export interface MwsErrorDetails {
  /** Amazon's operation, such as `Capture`. */
  action: string
  code: MwsErrorCode
  /** HTTP status, when there was an answer. */
  status?: number | undefined
  /** Amazon's request id, to quote to its support. */
  requestId?: string | undefined
  /** Whether the identical call may be sent again. */
  retriable: boolean
  outcome: Outcome
}

/** Any failure of an MWS call. Messages hold no secret, no token and no raw answer. */
export class MwsError extends Error implements MwsErrorDetails {
  override readonly name: string = "MwsError"
  readonly action: string
  readonly code: MwsErrorCode
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly retriable: boolean
  /** Of the whole call: `unknown` as soon as one of its attempts was. */
  outcome: Outcome

  constructor(message: string, details: MwsErrorDetails, options?: ErrorOptions) {
    super(message, options)
    this.action = details.action
    this.code = details.code
    this.status = details.status
    this.requestId = details.requestId
    this.retriable = details.retriable
    this.outcome = details.outcome
  }
}

/** Amazon answered with an error (4xx, 5xx, or an `ErrorResponse`). */
export class MwsServiceError extends MwsError {
  override readonly name: string = "MwsServiceError"
  /** Amazon's own explanation, redacted and cut; it varies, so nothing may depend on it. */
  readonly detail: string | undefined
  /** Whose fault Amazon says it is: `Sender` or `Receiver`; often absent. */
  readonly type: string | undefined

  constructor(
    message: string,
    details: MwsErrorDetails & { detail?: string | undefined; type?: string | undefined },
  ) {
    super(message, details)
    this.detail = details.detail
    this.type = details.type
  }
}

/** Amazon refused the call because of a quota: `RequestThrottled` (seconds) or `QuotaExceeded` (an hour). */
export class MwsThrottledError extends MwsServiceError {
  override readonly name = "MwsThrottledError"
}

/** Amazon's quota left no turn for a call within its longest wait. Nothing was sent. */
export class MwsNotNowError extends MwsError {
  override readonly name = "MwsNotNowError"
  /** Milliseconds after which there should be room for it. */
  readonly retryInMs: number

  constructor(message: string, details: MwsErrorDetails & { retryInMs: number }) {
    super(message, details)
    this.retryInMs = details.retryInMs
  }
}

/** The answer claims success but cannot be understood: empty, HTML, cut short, too large, of another operation. */
export class MwsResponseError extends MwsError {
  override readonly name = "MwsResponseError"
}

/** No answer: the connection could not be made, broke, or took too long. */
export class MwsConnectionError extends MwsError {
  override readonly name = "MwsConnectionError"
}

/** A parameter broke a rule and nothing was sent. The message names parameter and rule, never the value. */
export class MwsParameterError extends MwsError {
  override readonly name = "MwsParameterError"
  /** Path of the first parameter at fault, such as `authorizationAmount.amount`; empty for the parameters as a whole. */
  readonly parameter: string

  constructor(action: string, parameter: string, rule: string) {
    super(`${action}: ${parameter === "" ? "parameters" : parameter} ${rule}`, {
      action,
      code: "InvalidParameter",
      retriable: false,
      outcome: "not-done",
    })
    this.parameter = parameter
  }
}
