const NAMESPACE = "https://mws.amazonservices.com/ipn/OffAmazonPayments/2013-01-01"

const price = (name: string, amount: string) =>
  `<${name}><Amount>${amount}</Amount><CurrencyCode>USD</CurrencyCode></${name}>`

const status = (name: string, state: string) =>
  `<${name}><State>${state}</State><LastUpdateTimestamp>2024-05-07T08:30:00.000Z</LastUpdateTimestamp><ReasonCode>None</ReasonCode></${name}>`

const xml = (root: string, detail: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="${NAMESPACE}"><${detail}>${content}</${detail}></${root}>`

const message = (NotificationType: string, more: object) =>
  JSON.stringify({
    NotificationReferenceId: "0f4c7f3e-1111-4222-8333-944455550001",
    MarketplaceID: "623690",
    NotificationType,
    SellerId: "A2EXAMPLESELLER",
    ReleaseEnvironment: "Sandbox",
    Version: "2013-01-01",
    Timestamp: "2024-05-07T08:30:01.000Z",
    ...more,
  })

/** Text of `Message`, one of each kind. */
export const notifications: readonly string[] = [
  message("OrderReferenceNotification", {
    NotificationData: xml(
      "OrderReferenceNotification",
      "OrderReference",
      `<AmazonOrderReferenceId>S01-5550001-0000042</AmazonOrderReferenceId>${price("OrderTotal", "94.5")}<SellerOrderAttributes><SellerOrderId>ord_42</SellerOrderId></SellerOrderAttributes>${status("OrderReferenceStatus", "Open")}`,
    ),
  }),
  message("PaymentAuthorize", {
    NotificationData: xml(
      "AuthorizationNotification",
      "AuthorizationDetails",
      `<AmazonAuthorizationId>S01-5550001-0000042-A000101</AmazonAuthorizationId>${price("AuthorizationAmount", "94.5")}<IdList><Id>S01-5550001-0000042-C000207</Id></IdList>${status("AuthorizationStatus", "Closed")}<CaptureNow>true</CaptureNow>`,
    ),
  }),
  message("PaymentCapture", {
    NotificationData: xml(
      "CaptureNotification",
      "CaptureDetails",
      `<AmazonCaptureId>S01-5550001-0000042-C000207</AmazonCaptureId><CaptureReferenceId>ord_42_c1</CaptureReferenceId>${price("CaptureAmount", "1.0E1")}${price("RefundedAmount", "0.0")}<IdList/>${status("CaptureStatus", "Completed")}`,
    ),
  }),
  message("PaymentRefund", {
    NotificationData: xml(
      "RefundNotification",
      "RefundDetails",
      `<AmazonRefundId>S01-5550001-0000042-R000309</AmazonRefundId><RefundType>SellerInitiated</RefundType>${price("RefundAmount", "646")}${status("RefundStatus", "Pending")}`,
    ),
  }),
  message("BillingAgreementNotification", {
    EventType: "PaymentMethodUpdated",
    NotificationData: xml(
      "BillingAgreementNotification",
      "BillingAgreement",
      `<AmazonBillingAgreementId>C01-5550003-0000001</AmazonBillingAgreementId>${status("BillingAgreementStatus", "Open")}`,
    ),
  }),
  message("Chargeback Detailed Notification", {
    NotificationData: xml(
      "ChargebackNotification",
      "ChargebackDetails",
      `<AmazonChargebackId>CB1</AmazonChargebackId><AmazonOrderReferenceId>S01-5550001-0000042</AmazonOrderReferenceId>${price("ChargebackAmount", "40.0")}<ChargebackState>RECEIVED</ChargebackState>`,
    ),
  }),
  message("chargebacknotification", {
    NotificationData: {
      ChargebackDetails: {
        AmazonChargebackId: "CB1",
        ChargebackAmount: { Amount: 40, CurrencyCode: "USD" },
      },
    },
  }),
  message("ProviderCredit", {
    IsSample: true,
    NotificationData: xml(
      "ProviderCreditNotification",
      "ProviderCreditDetails",
      `<AmazonProviderCreditId>S01-1-2-P3</AmazonProviderCreditId>${status("CreditStatus", "Closed")}`,
    ),
  }),
  message("SomethingNew", { NotificationData: "words" }),
  message("STATE_CHANGE", {
    NotificationVersion: "V2",
    NotificationId: "n",
    MerchantID: "A2EXAMPLESELLER",
    ObjectType: "CHARGE",
    ObjectId: "S01-5550001-0000042-C000207",
    ChargePermissionId: "S01-5550001-0000042",
  }),
]
