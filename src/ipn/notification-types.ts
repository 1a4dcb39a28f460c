/** Kinds of notifications, by our names. */
export type NotificationKind =
  | "order-reference"
  | "authorization"
  | "capture"
  | "refund"
  | "billing-agreement"
  | "chargeback"
  | "provider-credit"
  | "provider-credit-reversal"
  | "solution-provider"

/**
 * `NotificationType` without blanks and in small letters, since Amazon's own spelling varies, and the root elements by
 * which the same kinds go.
 */
const kinds = new Map<string, NotificationKind>([
  ["orderreferencenotification", "order-reference"],
  ["paymentauthorize", "authorization"],
  ["authorizationnotification", "authorization"],
  ["paymentcapture", "capture"],
  ["capturenotification", "capture"],
  ["paymentrefund", "refund"],
  ["refundnotification", "refund"],
  ["billingagreementnotification", "billing-agreement"],
  ["chargebackdetailednotification", "chargeback"],
  ["chargebacknotification", "chargeback"],
  ["providercredit", "provider-credit"],
  ["providercreditnotification", "provider-credit"],
  ["providercreditreversal", "provider-credit-reversal"],
  ["providercreditreversalnotification", "provider-credit-reversal"],
  ["solutionproviderevent", "solution-provider"],
  ["solutionprovidermerchantnotification", "solution-provider"],
])

/** The kind that a `NotificationType` names, undefined for one that is not known. */
export function kindOf(notificationType: string): NotificationKind | undefined {
  return kinds.get(notificationType.replace(/\s+/g, "").toLowerCase())
}
