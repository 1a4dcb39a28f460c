import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import type { Chargeback, Notice } from "../domain/notice"
import type { OrderReference } from "../domain/order-reference"
import { expiresAt } from "../domain/order-reference"
import type { Refund } from "../domain/refund"
import type { StatusOf } from "../domain/status"
import { defaultDescriptor, processorText } from "../domain/soft-descriptor"
import { instantText } from "../text/instant"
import type { Xml } from "../text/xml"
import { document, element, escapeXml, leaf } from "../text/xml"
import { sampleData } from "./sample-data"
import type { Money } from "../money/money"
import { doubleText } from "../money/money"

const namespace = "https://mws.amazonservices.com/ipn/OffAmazonPayments/2013-01-01"

/** Unlike the API, notifications put the amount first and print doubles. */
function price(name: string, money: Money): Xml {
  return element(name, leaf("Amount", doubleText(money)), leaf("CurrencyCode", money.currency))
}

function nothing(name: string, currency: string): Xml {
  return price(name, { units: 0n, currency })
}

function statusXml(name: string, status: StatusOf<string>): Xml {
  return element(
    name,
    leaf("State", status.state),
    leaf("LastUpdateTimestamp", instantText(status.updatedAt)),
    leaf("ReasonCode", status.reasonCode),
    leaf("ReasonDescription", status.reasonDescription?.slice(0, 255) ?? null),
  )
}

/** Lists hold `Id` elements here, `member` elements in the API. */
function ids(list: readonly string[]): Xml {
  return element("IdList", ...list.map((id) => leaf("Id", id)))
}

function descriptor(text: string | null): Xml {
  return element("SoftDescriptor", escapeXml(processorText(text ?? defaultDescriptor)))
}

function orderReferenceXml(order: OrderReference, sellerId: string): Xml {
  return element(
    "OrderReference",
    leaf("AmazonOrderReferenceId", order.id),
    order.total ? price("OrderTotal", order.total) : null,
    element(
      "SellerOrderAttributes",
      leaf("SellerId", sellerId),
      leaf("SellerOrderId", order.attributes.sellerOrderId),
      element(
        "OrderItemCategories",
        ...order.attributes.orderItemCategories.map((name) => leaf("OrderItemCategory", name)),
      ),
    ),
    statusXml("OrderReferenceStatus", order.status),
    leaf("CreationTimestamp", instantText(order.createdAt)),
    leaf("ExpirationTimestamp", instantText(expiresAt(order))),
  )
}

function authorizationXml(authorization: Authorization): Xml {
  return element(
    "AuthorizationDetails",
    leaf("AmazonAuthorizationId", authorization.id),
    leaf("AuthorizationReferenceId", authorization.referenceId),
    price("AuthorizationAmount", authorization.amount),
    price("CapturedAmount", authorization.captured),
    nothing("AuthorizationFee", authorization.amount.currency),
    ids(authorization.captureIds),
    leaf("CreationTimestamp", instantText(authorization.createdAt)),
    leaf("ExpirationTimestamp", instantText(authorization.expiresAt)),
    statusXml("AuthorizationStatus", authorization.status),
    element("OrderItemCategories"),
    leaf("CaptureNow", authorization.captureNow),
    descriptor(authorization.softDescriptor),
  )
}

function captureXml(capture: Capture): Xml {
  return element(
    "CaptureDetails",
    leaf("AmazonCaptureId", capture.id),
    leaf("CaptureReferenceId", capture.referenceId),
    price("CaptureAmount", capture.amount),
    price("RefundedAmount", capture.refunded),
    nothing("CaptureFee", capture.amount.currency),
    ids(capture.refundIds),
    leaf("CreationTimestamp", instantText(capture.createdAt)),
    statusXml("CaptureStatus", capture.status),
    descriptor(capture.softDescriptor),
  )
}

function refundXml(refund: Refund): Xml {
  return element(
    "RefundDetails",
    leaf("AmazonRefundId", refund.id),
    leaf("RefundReferenceId", refund.referenceId),
    leaf("RefundType", refund.type),
    price("RefundAmount", refund.amount),
    nothing("FeeRefunded", refund.amount.currency),
    leaf("CreationTimestamp", instantText(refund.createdAt)),
    statusXml("RefundStatus", refund.status),
    descriptor(refund.softDescriptor),
  )
}

function chargebackXml(chargeback: Chargeback): Xml {
  return element(
    "ChargebackDetails",
    leaf("AmazonChargebackId", chargeback.id),
    leaf("AmazonOrderReferenceId", chargeback.orderReferenceId),
    leaf("AmazonCaptureReferenceId", chargeback.captureReferenceId),
    leaf("CreationTimestamp", instantText(chargeback.createdAt)),
    price("ChargebackAmount", chargeback.amount),
    leaf("ChargebackState", chargeback.state),
    leaf("ChargebackReason", chargeback.reason),
  )
}

function detail(notice: Notice, sellerId: string): readonly [root: string, content: Xml] {
  switch (notice.kind) {
    case "order-reference":
      return ["OrderReferenceNotification", orderReferenceXml(notice.orderReference, sellerId)]
    case "authorization":
      return ["AuthorizationNotification", authorizationXml(notice.authorization)]
    case "capture":
      return ["CaptureNotification", captureXml(notice.capture)]
    case "refund":
      return ["RefundNotification", refundXml(notice.refund)]
    case "sample":
      return sampleData(notice.sample, sellerId)
    case "chargeback":
      return ["ChargebackNotification", chargebackXml(notice.chargeback)]
  }
}

/** The XML inside a notification. */
export function notificationData(notice: Notice, sellerId: string): Xml {
  const [root, content] = detail(notice, sellerId)
  return document(`<${root} xmlns="${namespace}">${content}</${root}>`)
}
