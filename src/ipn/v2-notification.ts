import { isOrderReferenceId, orderReferenceIdOf } from "../mws/object-ids"
import type { Environment, V2Notification } from "./notification"
import { isSample, type NotificationFields } from "./notification-fields"

/** Whether a message is of Checkout v2, which is sent to the same address. */
export function isV2({ notificationversion }: NotificationFields): boolean {
  return notificationversion?.toUpperCase() === "V2"
}

/** A notification of Checkout v2, with whatever of it can be read. */
export function v2Notification(fields: NotificationFields): V2Notification {
  const { objectid: objectId, chargepermissionid: chargePermissionId } = fields
  const id = chargePermissionId ?? objectId
  return {
    type: "v2",
    version: "V2",
    notificationReferenceId: fields.notificationid ?? fields.notificationreferenceid,
    notificationType: fields.notificationtype,
    sellerId: fields.merchantid ?? fields.sellerid,
    environment: id === undefined ? undefined : environmentIn(id),
    marketplaceId: fields.marketplaceid,
    isSample: isSample(fields),
    timestamp: fields.timestamp,
    eventType: fields.eventtype,
    objectType: fields.objecttype,
    objectId,
    chargePermissionId,
    amazonOrderReferenceId: chargePermissionId ?? orderReferenceIdIn(objectId),
  }
}

function orderReferenceIdIn(objectId: string | undefined): string | undefined {
  return objectId === undefined || isOrderReferenceId(objectId)
    ? objectId
    : orderReferenceIdOf(objectId)
}

/** Ids begin with `P` or `B` when live, `S` or `C` in the sandbox. */
function environmentIn(id: string): Environment | undefined {
  const [, letter] = /^([PBSC])\d{2}-/.exec(id) ?? []
  return letter === undefined ? undefined : letter === "P" || letter === "B" ? "live" : "sandbox"
}
