import type { z } from "zod"
import type { AmazonPayNotification, NotificationHead, PaymentNotification } from "./notification"
import { anythingIn, xmlIn } from "./notification-data"
import { headOf, MAX_NAME_LENGTH, notUnderstood, readFields } from "./notification-fields"
import { kindOf } from "./notification-types"
import { otherNotification } from "./other-claims"
import { paymentClaims } from "./payment-claims"
import { isV2, v2Notification } from "./v2-notification"

/**
 * A notification out of the `Message` of a verified SNS envelope. Everything in it is a claim: a reason to read the
 * object from Amazon. Amounts are decimal text in major units, normalised by their currency.
 *
 * Kinds that only inform, and messages of Checkout v2, are read as far as they can be; a kind nobody knows is
 * `unknown`, not an error.
 *
 * Source: Amazon Pay, "Instant Payment Notification", `payments_ipn.xsd`.
 *
 * @throws IpnError `InvalidNotification` when it lacks what it is judged by, or a payment object is incomplete.
 */
export function parseNotification(message: string): AmazonPayNotification {
  const fields = readFields(message)
  if (isV2(fields)) {
    return v2Notification(fields)
  }
  const head = headOf(fields)
  const kind = kindOf(head.notificationType)
  switch (kind) {
    case undefined:
      return { ...head, type: "unknown" }
    case "order-reference":
    case "authorization":
    case "capture":
    case "refund":
      return paymentNotification(kind, head, fields.notificationdata)
    default:
      return otherNotification(kind, head, anythingIn(fields.notificationdata))
  }
}

function paymentNotification(
  kind: keyof typeof paymentClaims,
  head: NotificationHead,
  data: unknown,
): PaymentNotification {
  const document = xmlIn(data)
  if (document === undefined) {
    throw notUnderstood("has no complete XML in NotificationData")
  }
  // One row of the table at a time: the row's schema vouches for what its own toNotification gets.
  const reader: {
    schema: z.ZodType
    toNotification: (head: NotificationHead, claim: never) => PaymentNotification
  } = paymentClaims[kind]
  const claim = reader.schema.safeParse(document.tree)
  if (!claim.success) {
    throw notUnderstood(`lacks or garbles ${claim.error.issues[0]?.path.join(".") ?? "its object"}`)
  }
  const notification = reader.toNotification(head, claim.data as never)
  if (notification.objectId.length > MAX_NAME_LENGTH) {
    throw notUnderstood("has an id longer than any of Amazon's")
  }
  return notification
}
