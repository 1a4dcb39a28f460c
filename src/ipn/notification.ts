import type { Money } from "../mws/money"
import type { NotificationKind } from "./notification-types"

/** Amazon's two worlds; a sandbox message must never move anything in a live store, nor the reverse. */
export type Environment = "sandbox" | "live"

/** What every notification says about itself. */
export interface NotificationHead {
  /** Amazon's id of the notification; the same when it is delivered twice. */
  notificationReferenceId: string
  /** As sent, blanks and all. */
  notificationType: string
  sellerId: string
  environment: Environment
  marketplaceId?: string | undefined
  /** A test message from Seller Central with made-up ids. */
  isSample: boolean
  /** API version, `2013-01-01`. */
  version?: string | undefined
  /** ISO 8601, unreliable: Amazon has been seen to print it by a 12-hour clock. */
  timestamp?: string | undefined
  /** What happened, on billing agreements. */
  eventType?: string | undefined
}

/** What a notification claims about its object; a reason to read the object, never to believe it. */
export interface ObjectClaim {
  objectId: string
  state: string
  reasonCode?: string | undefined
  reasonDescription?: string | undefined
  /** ISO 8601; what notifications about one object are ordered by. */
  lastUpdateTimestamp?: string | undefined
  creationTimestamp?: string | undefined
}

export interface OrderReferenceNotification extends NotificationHead, ObjectClaim {
  type: "order-reference"
  amazonOrderReferenceId: string
  /** The order's total, in major units. */
  amount?: Money | undefined
  sellerOrderId?: string | undefined
  expirationTimestamp?: string | undefined
}

/** A claim about an object below an order reference. */
interface ChildClaim extends NotificationHead, ObjectClaim {
  /** From the object's id, where the message has no element for it. */
  amazonOrderReferenceId?: string | undefined
  /** The merchant's own id; one it never issued when somebody else acted. */
  referenceId?: string | undefined
  /** In major units, of the object itself. */
  amount?: Money | undefined
  /** Ids of the objects below. */
  idList: string[]
}

export interface AuthorizationNotification extends ChildClaim {
  type: "authorization"
  capturedAmount?: Money | undefined
  captureNow?: boolean | undefined
  expirationTimestamp?: string | undefined
}

export interface CaptureNotification extends ChildClaim {
  type: "capture"
  refundedAmount?: Money | undefined
}

export interface RefundNotification extends ChildClaim {
  type: "refund"
  refundType?: string | undefined
}

/** Kinds that are kept and shown; only what they have in common is read, and nothing of it is sure to be there. */
export interface OtherNotification extends NotificationHead, Partial<ObjectClaim> {
  type: Exclude<NotificationKind, "order-reference" | "authorization" | "capture" | "refund">
  amazonOrderReferenceId?: string | undefined
  referenceId?: string | undefined
  amount?: Money | undefined
}

/**
 * A notification of Checkout v2, which may arrive at the same address. It has no state; its object must be read.
 * Whatever of it can be read is here, and nothing of it is sure to be.
 */
export interface V2Notification extends Partial<Omit<NotificationHead, "isSample">> {
  type: "v2"
  version: "V2"
  isSample: boolean
  /** From the ids; undefined when they tell nothing. */
  environment?: Environment | undefined
  /** `CHARGE`, `CHARGE_PERMISSION`, `REFUND`, `CHARGEBACK`. */
  objectType?: string | undefined
  objectId?: string | undefined
  /** The same text as the order reference id. */
  chargePermissionId?: string | undefined
  amazonOrderReferenceId?: string | undefined
}

/** A notification of a kind that is not known. */
export interface UnknownNotification extends NotificationHead {
  type: "unknown"
  objectId?: undefined
  amazonOrderReferenceId?: undefined
}

export type PaymentNotification =
  AuthorizationNotification | CaptureNotification | RefundNotification | OrderReferenceNotification

export type AmazonPayNotification =
  PaymentNotification | OtherNotification | V2Notification | UnknownNotification
