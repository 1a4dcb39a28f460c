import { defaultDescriptor, processorText } from "../../domain/soft-descriptor"
import type { Authorization } from "../../domain/authorization"
import type { Capture } from "../../domain/capture"
import type { Refund } from "../../domain/refund"
import { instantText } from "../../text/instant"
import type { Xml } from "../../text/xml"
import { element, escapeXml, leaf } from "../../text/xml"
import { fee, idList, price, statusXml } from "./common"

function note(name: string, text: string | null): Xml {
  return element(name, text === null ? null : escapeXml(text))
}

function descriptor(text: string | null): Xml {
  return element("SoftDescriptor", text === null ? null : escapeXml(processorText(text)))
}

export function authorizationXml(authorization: Authorization): Xml {
  const { amount } = authorization
  return element(
    "AuthorizationDetails",
    leaf("AmazonAuthorizationId", authorization.id),
    leaf("AuthorizationReferenceId", authorization.referenceId),
    note("SellerAuthorizationNote", authorization.note),
    price("AuthorizationAmount", amount),
    price("CapturedAmount", authorization.captured),
    fee("AuthorizationFee", amount.currency),
    idList(authorization.captureIds),
    leaf("CreationTimestamp", instantText(authorization.createdAt)),
    leaf("ExpirationTimestamp", instantText(authorization.expiresAt)),
    statusXml("AuthorizationStatus", authorization.status),
    leaf("CaptureNow", authorization.captureNow),
    descriptor(authorization.softDescriptor),
    authorization.status.state === "Declined"
      ? leaf("SoftDecline", authorization.softDecline ?? false)
      : null,
  )
}

export function captureXml(capture: Capture): Xml {
  return element(
    "CaptureDetails",
    leaf("AmazonCaptureId", capture.id),
    leaf("CaptureReferenceId", capture.referenceId),
    note("SellerCaptureNote", capture.note),
    price("CaptureAmount", capture.amount),
    price("RefundedAmount", capture.refunded),
    fee("CaptureFee", capture.amount.currency),
    idList(capture.refundIds),
    leaf("CreationTimestamp", instantText(capture.createdAt)),
    statusXml("CaptureStatus", capture.status),
    descriptor(capture.softDescriptor ?? defaultDescriptor),
  )
}

export function refundXml(refund: Refund): Xml {
  return element(
    "RefundDetails",
    leaf("AmazonRefundId", refund.id),
    leaf("RefundReferenceId", refund.referenceId),
    note("SellerRefundNote", refund.note),
    leaf("RefundType", refund.type),
    price("RefundAmount", refund.amount),
    fee("FeeRefunded", refund.amount.currency),
    leaf("CreationTimestamp", instantText(refund.createdAt)),
    statusXml("RefundStatus", refund.status),
    descriptor(refund.softDescriptor ?? defaultDescriptor),
  )
}
