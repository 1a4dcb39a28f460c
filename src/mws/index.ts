export { isDecimalText, normaliseAmount } from "./amount"
export { createMwsClient, type AsOptions, type MwsClient } from "./client"
export type { MwsClientOptions, ObservedCall } from "./client-options"
export { currencyDigits } from "./currency"
export {
  refusesTheCaller,
  type AmazonErrorCode,
  type LocalErrorCode,
  type MwsErrorCode,
} from "./error-codes"
export {
  MwsConnectionError,
  MwsError,
  MwsNotNowError,
  MwsParameterError,
  MwsResponseError,
  MwsServiceError,
  MwsThrottledError,
  type MwsErrorDetails,
  type Outcome,
} from "./errors"
export { moneySchema, type Money } from "./money"
export { isOrderReferenceId, orderReferenceIdOf } from "./object-ids"
export type { Address } from "./objects/address"
export type {
  AuthorizationDetails,
  AuthorizationReason,
  AuthorizationState,
} from "./objects/authorization-details"
export type { CaptureDetails, CaptureReason, CaptureState } from "./objects/capture-details"
export type {
  ConstraintId,
  OrderReferenceDetails,
  OrderReferenceReason,
  OrderReferenceState,
} from "./objects/order-reference-details"
export type { RefundDetails, RefundReason, RefundState, RefundType } from "./objects/refund-details"
export {
  isAction,
  operations,
  toWire,
  type Action,
  type ParametersOf,
  type ResultOf,
} from "./operations"
export { NOTIFICATION_EVENT_TYPES } from "./operations/account"
export { parseResponse } from "./parse-response"
export {
  PUBLISHED_FIGURES,
  type Figures,
  type FiguresByClass,
  type QuotaClass,
} from "./rate-limiter/figures"
export type { Clock, Priority } from "./rate-limiter/queue"
export { RateLimiter, type RateLimiterOptions } from "./rate-limiter/rate-limiter"
export { API_VERSION, REGION_HOSTS, type Region } from "./regions"
export { signature } from "./signature"
export { percentEncode } from "./percent-encoding"
export { canonicalQuery, stringToSign, type SignedRequest } from "./string-to-sign"
export type { WireParameters } from "./wire-parameters"
