import { z } from "zod"
import { orderReferenceIdOf } from "../mws/object-ids"
import { authorizationDetails } from "../mws/objects/authorization-details"
import { captureDetails } from "../mws/objects/capture-details"
import { orderReferenceDetails, orderReferenceStatus } from "../mws/objects/order-reference-details"
import { refundDetails } from "../mws/objects/refund-details"
import { within } from "../mws/xml-values"
import type {
  AuthorizationNotification,
  CaptureNotification,
  NotificationHead,
  OrderReferenceNotification,
  RefundNotification,
} from "./notification"

/** Payment objects have the same schema in notifications and answers, save for what the shared blocks even out. */
const orderReference = within(
  "orderReference",
  orderReferenceDetails.extend({ orderReferenceStatus }),
)
const authorization = within("authorizationDetails", authorizationDetails)
const capture = within("captureDetails", captureDetails)
const refund = within("refundDetails", refundDetails)

interface Status {
  state: string
  reasonCode?: string | undefined
  reasonDescription?: string | undefined
  lastUpdateTimestamp?: string | undefined
}

/**
 * Readers of `NotificationData`, by kind; the value is the XML below the root, in camelCase. An object's own element
 * tells what it is; the root's name adds nothing and is not looked at.
 */
export const paymentClaims = {
  "order-reference": {
    schema: orderReference,
    toNotification: (
      head: NotificationHead,
      claim: z.output<typeof orderReference>,
    ): OrderReferenceNotification => ({
      ...head,
      type: "order-reference",
      objectId: claim.amazonOrderReferenceId,
      amazonOrderReferenceId: claim.amazonOrderReferenceId,
      amount: claim.orderTotal,
      sellerOrderId: claim.sellerOrderAttributes?.sellerOrderId,
      ...statusOf(claim.orderReferenceStatus),
      creationTimestamp: claim.creationTimestamp,
      expirationTimestamp: claim.expirationTimestamp,
    }),
  },
  authorization: {
    schema: authorization,
    toNotification: (
      head: NotificationHead,
      claim: z.output<typeof authorization>,
    ): AuthorizationNotification => ({
      ...head,
      type: "authorization",
      ...childOf(claim.amazonAuthorizationId),
      referenceId: claim.authorizationReferenceId,
      amount: claim.authorizationAmount,
      capturedAmount: claim.capturedAmount,
      idList: claim.idList,
      ...statusOf(claim.authorizationStatus),
      captureNow: claim.captureNow,
      creationTimestamp: claim.creationTimestamp,
      expirationTimestamp: claim.expirationTimestamp,
    }),
  },
  capture: {
    schema: capture,
    toNotification: (
      head: NotificationHead,
      claim: z.output<typeof capture>,
    ): CaptureNotification => ({
      ...head,
      type: "capture",
      ...childOf(claim.amazonCaptureId),
      referenceId: claim.captureReferenceId,
      amount: claim.captureAmount,
      refundedAmount: claim.refundedAmount,
      idList: claim.idList,
      ...statusOf(claim.captureStatus),
      creationTimestamp: claim.creationTimestamp,
    }),
  },
  refund: {
    schema: refund,
    toNotification: (
      head: NotificationHead,
      claim: z.output<typeof refund>,
    ): RefundNotification => ({
      ...head,
      type: "refund",
      ...childOf(claim.amazonRefundId),
      referenceId: claim.refundReferenceId,
      amount: claim.refundAmount,
      refundType: claim.refundType,
      idList: [],
      ...statusOf(claim.refundStatus),
      creationTimestamp: claim.creationTimestamp,
    }),
  },
} as const

function childOf(objectId: string) {
  return { objectId, amazonOrderReferenceId: orderReferenceIdOf(objectId) }
}

/** Sample messages give the reason `None` where there is none. */
export function statusOf(status: Status): Status {
  const { state, reasonCode, reasonDescription, lastUpdateTimestamp } = status
  const isNone = reasonCode?.toLowerCase() === "none"
  return {
    state,
    reasonCode: isNone ? undefined : reasonCode,
    reasonDescription,
    lastUpdateTimestamp,
  }
}
