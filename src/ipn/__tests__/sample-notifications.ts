import { parseNotification } from "../parse-notification"

/* Notifications as Amazon writes them, for tests only. */

const NAMESPACE = "https://mws.amazonservices.com/ipn/OffAmazonPayments/2013-01-01"
export const price = (name: string, amount: string, currency = "USD") =>
  `<${name}><Amount>${amount}</Amount><CurrencyCode>${currency}</CurrencyCode></${name}>`

export const wrap = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="${NAMESPACE}">${content}</${root}>`

export const ORDER_REFERENCE = wrap(
  "OrderReferenceNotification",
  `<OrderReference><AmazonOrderReferenceId>S01-5550001-0000042</AmazonOrderReferenceId>
  ${price("OrderTotal", "94.5")}
  <SellerOrderAttributes><SellerId>A2EXAMPLESELLER</SellerId><SellerOrderId>ord_42</SellerOrderId><OrderItemCategories/></SellerOrderAttributes>
  <OrderReferenceStatus><State>Suspended</State><LastUpdateTimestamp>2024-05-06T10:00:03.000Z</LastUpdateTimestamp><ReasonCode>InvalidPaymentMethod</ReasonCode></OrderReferenceStatus>
  <CreationTimestamp>2024-05-06T09:58:00.000Z</CreationTimestamp><ExpirationTimestamp>2024-11-02T09:58:00.000Z</ExpirationTimestamp></OrderReference>`,
)
export const AUTHORIZATION = wrap(
  "AuthorizationNotification",
  `<AuthorizationDetails><AmazonAuthorizationId>S01-5550001-0000042-A000101</AmazonAuthorizationId><AuthorizationReferenceId>ord_42_a1</AuthorizationReferenceId>
  ${price("AuthorizationAmount", "94.5")}${price("CapturedAmount", "40.0")}${price("AuthorizationFee", "0.0")}<IdList><Id>S01-5550001-0000042-C000207</Id></IdList>
  <CreationTimestamp>2024-05-06T10:00:00.120Z</CreationTimestamp><ExpirationTimestamp>2024-06-05T10:00:00.120Z</ExpirationTimestamp>
  <AuthorizationStatus><State>Closed</State><LastUpdateTimestamp>2024-05-07T08:30:00.000Z</LastUpdateTimestamp><ReasonCode>MaxCapturesProcessed</ReasonCode></AuthorizationStatus>
  <OrderItemCategories/><CaptureNow>false</CaptureNow><SoftDescriptor>AMZ*DemoShop</SoftDescriptor></AuthorizationDetails>`,
)
export const CAPTURE = wrap(
  "CaptureNotification",
  `<CaptureDetails><AmazonCaptureId>S01-5550001-0000042-C000207</AmazonCaptureId><CaptureReferenceId>ord_42_c1</CaptureReferenceId>${price("CaptureAmount", "40.0")}${price("RefundedAmount", "0.0")}${price("CaptureFee", "0.0")}<IdList/><CreationTimestamp>2024-05-07T08:30:00.000Z</CreationTimestamp><CaptureStatus><State>Completed</State><LastUpdateTimestamp>2024-05-07T08:30:00.000Z</LastUpdateTimestamp></CaptureStatus><SoftDescriptor>AMZ*DemoShop</SoftDescriptor></CaptureDetails>`,
)
export const REFUND = wrap(
  "RefundNotification",
  `<RefundDetails><AmazonRefundId>S01-5550001-0000042-R000309</AmazonRefundId><RefundReferenceId>ord_42_r1</RefundReferenceId><RefundType>SellerInitiated</RefundType>
  ${price("RefundAmount", "646.0", "JPY")}${price("FeeRefunded", "0.0", "JPY")}
  <CreationTimestamp>2024-05-09T09:00:00.000Z</CreationTimestamp><RefundStatus><State>Completed</State><LastUpdateTimestamp>2024-05-09T11:00:00.000Z</LastUpdateTimestamp></RefundStatus>
  <SoftDescriptor>AMZ*DemoShop</SoftDescriptor></RefundDetails>`,
)
export const CHARGEBACK = wrap(
  "ChargebackNotification",
  `<ChargebackDetails><AmazonChargebackId>CB1</AmazonChargebackId><AmazonOrderReferenceId>S01-5550001-0000042</AmazonOrderReferenceId><AmazonCaptureReferenceId>S01-5550001-0000042-C000207</AmazonCaptureReferenceId>${price("ChargebackAmount", "40.0")}<ChargebackState>RECEIVED</ChargebackState><ChargebackReason>Fraud</ChargebackReason></ChargebackDetails>`,
)

export const HEAD = {
  NotificationReferenceId: "0f4c7f3e-0001",
  MarketplaceID: 623690,
  SellerId: "A2EXAMPLESELLER",
  ReleaseEnvironment: "Sandbox",
  Version: "2013-01-01",
  Timestamp: "2024-05-07T08:30:01.000Z",
}
/** A notification as text, by its type and its `NotificationData`. */
export const message = (NotificationType: string, NotificationData: unknown, more: object = {}) =>
  JSON.stringify({ ...HEAD, NotificationType, NotificationData, ...more })
/** The same, read. */
export const parse = (type: string, data: unknown, more?: object) =>
  parseNotification(message(type, data, more))
