import type { z } from "zod"
import { isOrderReferenceId, orderReferenceIdOf } from "../mws/object-ids"
import type {
  AmazonPayNotification,
  Environment,
  NotificationHead,
  PaymentNotification,
  V2Notification,
} from "./notification"
import { anythingIn, xmlIn } from "./notification-data"
import {
  headOf,
  notUnderstood,
  readFields,
  required,
  type NotificationFields,
} from "./notification-fields"
import { kindOf } from "./notification-types"
import { otherNotification } from "./other-claims"
import { paymentClaims } from "./payment-claims"

/**
 * A notification out of the `Message` of a verified SNS envelope. Everything in it is a claim: a reason to read the
 * object from Amazon. Amounts are decimal text in major units, normalised by their currency.
 *
 * Kinds that only inform are read as far as they can be; a kind nobody knows is `unknown`, not an error.
 *
 * Source: Amazon Pay, "Instant Payment Notification", `payments_ipn.xsd`.
 *
 * @throws IpnError `InvalidNotification` when it lacks what it is judged by, or a payment object is incomplete.
 */
export function parseNotification(message: string): AmazonPayNotification {
  const fields = readFields(message)
  if (fields.notificationversion?.toUpperCase() === "V2") {
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
  return reader.toNotification(head, claim.data as never)
}

function v2Notification(fields: NotificationFields): V2Notification {
  const objectId = required(fields.objectid, "ObjectId")
  const { chargepermissionid: chargePermissionId } = fields
  return {
    type: "v2",
    notificationReferenceId: required(fields.notificationid, "NotificationId"),
    notificationType: required(fields.notificationtype, "NotificationType"),
    sellerId: required(fields.merchantid ?? fields.sellerid, "MerchantID"),
    environment: environmentIn(chargePermissionId ?? objectId),
    marketplaceId: fields.marketplaceid,
    isSample: fields.issample?.toLowerCase() === "true",
    version: fields.notificationversion,
    timestamp: fields.timestamp,
    eventType: fields.eventtype,
    objectType: required(fields.objecttype, "ObjectType"),
    objectId,
    chargePermissionId,
    amazonOrderReferenceId:
      chargePermissionId ??
      (isOrderReferenceId(objectId) ? objectId : orderReferenceIdOf(objectId)),
  }
}

/** Ids begin with `P` or `B` when live, `S` or `C` in the sandbox. */
function environmentIn(id: string): Environment | undefined {
  const [, letter] = /^([PBSC])\d{2}-/.exec(id) ?? []
  return letter === undefined ? undefined : letter === "P" || letter === "B" ? "live" : "sandbox"
}
