import { testing } from "medusa-payment-amazon-pay/ipn"

const id = (number) => `S01-5550001-${String(number).padStart(7, "0")}-C000207`

/** One that can only be Amazon Pay's, so that a store takes its messages without a person. */
const topicArn = "arn:aws:sns:us-east-1:291180941288:A3BXB0YN3XH17HA2EXAMPLESELLER"

const price = (name, amount) =>
  `<${name}><Amount>${amount}</Amount><CurrencyCode>USD</CurrencyCode></${name}>`

/** What Amazon says of a capture, in the length in which it says it. */
const message = (number, now) =>
  JSON.stringify({
    NotificationReferenceId: `0f4c7f3e-1111-4222-8333-${String(number).padStart(12, "0")}`,
    MarketplaceID: "623690",
    NotificationType: "PaymentCapture",
    SellerId: "A2EXAMPLESELLER",
    ReleaseEnvironment: "Sandbox",
    Version: "2013-01-01",
    Timestamp: now,
    NotificationData: `<?xml version="1.0" encoding="UTF-8"?><CaptureNotification xmlns="https://mws.amazonservices.com/ipn/OffAmazonPayments/2013-01-01"><CaptureDetails><AmazonCaptureId>${id(number)}</AmazonCaptureId><CaptureReferenceId>order_${number}_c1</CaptureReferenceId>${price("CaptureAmount", "40.0")}${price("RefundedAmount", "0.0")}${price("CaptureFee", "0.0")}<IdList/><CreationTimestamp>${now}</CreationTimestamp><CaptureStatus><State>Completed</State><LastUpdateTimestamp>${now}</LastUpdateTimestamp></CaptureStatus><SoftDescriptor>AMZ*DemoShop</SoftDescriptor></CaptureDetails></CaptureNotification>`,
  })

/**
 * Signed notifications about captures, each of another, as bodies of requests.
 * @param {{ privateKey: import("node:crypto").KeyObject, signingCertUrl: string }} signer
 * @param {"1" | "2"} signatureVersion
 * @param {number} count
 */
export function signedNotifications({ privateKey, signingCertUrl }, signatureVersion, count) {
  const now = new Date().toISOString()
  return Array.from({ length: count }, (_, number) =>
    Buffer.from(
      testing.signEnvelope({
        privateKey,
        signingCertUrl,
        signatureVersion,
        topicArn,
        message: message(number, now),
        messageId: `6f1b0c52-0d0e-5b7e-9a65-${String(number).padStart(12, "0")}`,
        timestamp: now,
      }),
    ),
  )
}
