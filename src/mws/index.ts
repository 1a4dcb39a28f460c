export { createMwsClient, type AsOptions, type MwsClient } from "./client"
export type { MwsClientOptions, ObservedCall } from "./client-options"
export { API_VERSION, REGION_HOSTS, type Region } from "./endpoint"
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
export { currencyDigits, isDecimalText, moneySchema, normaliseAmount, type Money } from "./money"
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
export {
  canonicalQuery,
  percentEncode,
  signature,
  stringToSign,
  type SignedRequest,
} from "./signature"
export type { WireParameters } from "./wire-parameters"
