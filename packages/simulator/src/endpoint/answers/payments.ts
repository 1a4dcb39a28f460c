import { defaultDescriptor, processorText } from "../../domain/soft-descriptor"
import type { Authorization } from "../../domain/authorization"
import { tookMoney, type Capture } from "../../domain/capture"
import type { Address } from "../../domain/parties"
import type { Refund } from "../../domain/refund"
import { zero, type Money } from "../../money/money"
import { instantText } from "../../text/instant"
import type { Xml } from "../../text/xml"
import { element, escapeXml, leaf } from "../../text/xml"
import { converted, feeOf } from "../../domain/accounting"
import type { Settings } from "../../state/settings"
import { addressXml, fee, idList, price, statusXml } from "./common"

/** What an answer says of fees and of the merchant's own currency. */
export type Accounting = Pick<Settings, "feePercent" | "conversion">

function note(name: string, text: string | null): Xml {
  return element(name, text === null ? null : escapeXml(text))
}

function descriptor(text: string | null): Xml {
  return element("SoftDescriptor", text === null ? null : escapeXml(processorText(text)))
}

/** @param billing the address that the buyer pays with; null for merchants who are told none */
export function authorizationXml(authorization: Authorization, billing: Address | null): Xml {
  const { amount, status } = authorization
  const isApproved = status.state === "Open" || status.state === "Closed"
  return element(
    "AuthorizationDetails",
    leaf("AmazonAuthorizationId", authorization.id),
    leaf("AuthorizationReferenceId", authorization.referenceId),
    isApproved && billing ? addressXml("AuthorizationBillingAddress", billing) : null,
    note("SellerAuthorizationNote", authorization.note),
    price("AuthorizationAmount", amount),
    price("CapturedAmount", authorization.captured),
    fee("AuthorizationFee", zero(amount.currency)),
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

function conversionXml(amount: Money, { conversion }: Accounting): (Xml | null)[] {
  if (!conversion) return []
  const { currency, rate } = conversion
  return [
    price("ConvertedAmount", converted(amount, currency, rate)),
    leaf("ConversionRate", String(rate)),
  ]
}

export function captureXml(capture: Capture, accounting: Accounting): Xml {
  const { amount } = capture
  return element(
    "CaptureDetails",
    leaf("AmazonCaptureId", capture.id),
    leaf("CaptureReferenceId", capture.referenceId),
    note("SellerCaptureNote", capture.note),
    price("CaptureAmount", amount),
    price("RefundedAmount", capture.refunded),
    fee(
      "CaptureFee",
      tookMoney(capture) ? feeOf(amount, accounting.feePercent) : zero(amount.currency),
    ),
    idList(capture.refundIds),
    leaf("CreationTimestamp", instantText(capture.createdAt)),
    statusXml("CaptureStatus", capture.status),
    descriptor(capture.softDescriptor ?? defaultDescriptor),
    ...conversionXml(amount, accounting),
  )
}

export function refundXml(refund: Refund, accounting: Accounting): Xml {
  const { amount } = refund
  const isCompleted = refund.status.state === "Completed"
  return element(
    "RefundDetails",
    leaf("AmazonRefundId", refund.id),
    leaf("RefundReferenceId", refund.referenceId),
    note("SellerRefundNote", refund.note),
    leaf("RefundType", refund.type),
    price("RefundAmount", amount),
    fee("FeeRefunded", isCompleted ? feeOf(amount, accounting.feePercent) : zero(amount.currency)),
    leaf("CreationTimestamp", instantText(refund.createdAt)),
    statusXml("RefundStatus", refund.status),
    descriptor(refund.softDescriptor ?? defaultDescriptor),
    ...conversionXml(amount, accounting),
  )
}
