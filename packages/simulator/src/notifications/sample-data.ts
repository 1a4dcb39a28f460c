import type { Sample } from "../domain/sample"
import { instantText } from "../text/instant"
import type { Xml } from "../text/xml"
import { element, leaf } from "../text/xml"

function amount(name: string): Xml {
  return element(name, leaf("Amount", "1.0"), leaf("CurrencyCode", "USD"))
}

/** Test messages carry a reason code that says there is none. */
function status(name: string, state: string, at: string): Xml {
  return element(
    name,
    leaf("State", state),
    leaf("LastUpdateTimestamp", at),
    leaf("ReasonCode", "None"),
  )
}

/** Root and content of a test message. */
export function sampleData(
  { type, objectId, createdAt }: Sample,
  sellerId: string,
): readonly [root: string, content: Xml] {
  const at = instantText(createdAt)
  const created = leaf("CreationTimestamp", at)
  const reference = "sample_reference"
  switch (type) {
    case "OrderReferenceNotification":
      return [
        "OrderReferenceNotification",
        element(
          "OrderReference",
          leaf("AmazonOrderReferenceId", objectId),
          amount("OrderTotal"),
          status("OrderReferenceStatus", "Open", at),
          created,
        ),
      ]
    case "PaymentAuthorize":
      return [
        "AuthorizationNotification",
        element(
          "AuthorizationDetails",
          leaf("AmazonAuthorizationId", objectId),
          leaf("AuthorizationReferenceId", reference),
          amount("AuthorizationAmount"),
          created,
          status("AuthorizationStatus", "Open", at),
        ),
      ]
    case "PaymentCapture":
      return [
        "CaptureNotification",
        element(
          "CaptureDetails",
          leaf("AmazonCaptureId", objectId),
          leaf("CaptureReferenceId", reference),
          amount("CaptureAmount"),
          created,
          status("CaptureStatus", "Completed", at),
        ),
      ]
    case "PaymentRefund":
      return [
        "RefundNotification",
        element(
          "RefundDetails",
          leaf("AmazonRefundId", objectId),
          leaf("RefundReferenceId", reference),
          leaf("RefundType", "SellerInitiated"),
          amount("RefundAmount"),
          created,
          status("RefundStatus", "Completed", at),
        ),
      ]
    case "SolutionProviderEvent":
      return [
        "SolutionProviderMerchantNotification",
        element("MerchantRegistrationDetails", leaf("SellerId", sellerId)),
      ]
    case "Chargeback Detailed Notification":
      return [
        "ChargebackNotification",
        element(
          "ChargebackDetails",
          leaf("AmazonChargebackId", objectId),
          created,
          amount("ChargebackAmount"),
          leaf("ChargebackState", "RECEIVED"),
        ),
      ]
  }
}
