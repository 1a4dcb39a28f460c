import { orderReferenceIdOf } from "../../../mws"
import type { AmazonPayNotification } from "../../../ipn"
import type { ReportedState } from "../decisions/reported-state"

/**
 * What a notification says about an order's money; undefined for kinds that say nothing of it, and for test
 * messages from Seller Central, whose ids are made up.
 */
export function reportedStateOf(notification: AmazonPayNotification): ReportedState | undefined {
  if (notification.isSample) return undefined
  switch (notification.type) {
    case "order-reference":
    case "authorization":
    case "capture":
    case "refund": {
      const amazonOrderReferenceId =
        notification.amazonOrderReferenceId ?? orderReferenceIdOf(notification.objectId)
      if (!amazonOrderReferenceId) return undefined
      return {
        object: notification.type,
        objectId: notification.objectId,
        amazonOrderReferenceId,
        state: notification.state,
        ...(notification.reasonCode ? { reasonCode: notification.reasonCode } : {}),
        ...(notification.amount ? { amount: notification.amount.amount } : {}),
      }
    }
    default:
      return undefined
  }
}
