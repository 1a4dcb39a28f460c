import type { AmazonPayNotification, NotificationHead } from "./notification"
import { headOf, readFields } from "./notification-fields"
import { kindOf } from "./notification-types"
import { isV2, v2Notification } from "./v2-notification"

/** What a notification says about itself; of Checkout v2's nothing is sure to be there. */
export interface ReadHead extends Partial<NotificationHead> {
  type: AmazonPayNotification["type"]
  isSample: boolean
}

/**
 * The part of a notification that tells whom it is for and of which kind it is, without the object it is about: enough to
 * decide whether to take it, at a fraction of what reading all of it costs.
 *
 * @throws IpnError `InvalidNotification` when it lacks what it is judged by.
 */
export function readHead(message: string): ReadHead {
  const fields = readFields(message)
  if (isV2(fields)) return v2Notification(fields)
  const head = headOf(fields)
  return { ...head, type: kindOf(head.notificationType) ?? "unknown" }
}
