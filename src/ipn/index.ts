export { BoundedCache } from "./bounded-cache"
export {
  createCertificateSource,
  type CertificateSource,
  type CertificateSourceOptions,
} from "./certificate-source"
export { isAmazonCertificateUrl } from "./certificate-url"
export { MAX_ENVELOPE_BYTES } from "./envelope"
export { IpnError, type IpnErrorCode } from "./errors"
export { CLOCK_SKEW_MS, MAX_AGE_MS } from "./message-time"
export type {
  AmazonPayNotification,
  AuthorizationNotification,
  CaptureNotification,
  Environment,
  NotificationHead,
  ObjectClaim,
  OrderReferenceNotification,
  OtherNotification,
  PaymentNotification,
  RefundNotification,
  UnknownNotification,
  V2Notification,
} from "./notification"
export type { NotificationKind } from "./notification-types"
export { parseNotification } from "./parse-notification"
export { readHead, type ReadHead } from "./read-head"
export { SNS_COMMON_NAME } from "./signing-certificate"
export { isAmazonSubscribeUrl } from "./subscribe-url"
export * as testing from "./testing"
export {
  verifyEnvelope,
  type VerifiedEnvelope,
  type VerifyEnvelopeOptions,
} from "./verify-envelope"
