import type { Notice } from "../domain/notice"
import type { NotificationConfiguration } from "../state/notification-configuration"

type EventType = NotificationConfiguration["eventTypes"][number]

export interface Subject {
  /** The NotificationType; one of Amazon's carries blanks. */
  readonly type: string
  readonly objectId: string
  /** How a merchant subscribes to it by API. */
  readonly eventType: EventType
  readonly createdAt: number
}

/** What a notice is about. */
export function subjectOf(notice: Notice): Subject {
  switch (notice.kind) {
    case "order-reference":
      return subject("OrderReferenceNotification", "ORDER_REFERENCE", notice.orderReference)
    case "authorization":
      return subject("PaymentAuthorize", "PAYMENT_AUTHORIZE", notice.authorization)
    case "capture":
      return subject("PaymentCapture", "PAYMENT_CAPTURE", notice.capture)
    case "refund":
      return subject("PaymentRefund", "PAYMENT_REFUND", notice.refund)
    case "sample":
      return { ...notice.sample, eventType: "ALL" }
    case "chargeback":
      return subject("Chargeback Detailed Notification", "CHARGEBACK_DETAILED", notice.chargeback)
  }
}

function subject(
  type: string,
  eventType: EventType,
  object: { readonly id: string; readonly createdAt: number },
): Subject {
  return { type, eventType, objectId: object.id, createdAt: object.createdAt }
}
