import type { BillingAgreement } from "../../domain/billing-agreement"
import {
  billingAgreementConstraints,
  inCurrentPeriod,
  monthEnd,
} from "../../domain/billing-agreement"
import { shippingEstimate } from "../../domain/parties"
import { minus } from "../../money/money"
import type { Sight } from "../../operations/access-token"
import { instantText } from "../../text/instant"
import type { Xml } from "../../text/xml"
import { element, leaf } from "../../text/xml"
import { billingAddressXml, constraintsXml, destinationXml, price, statusXml } from "./common"

function limitsXml(agreement: BillingAgreement): Xml {
  return element(
    "BillingAgreementLimits",
    price("AmountLimitPerTimePeriod", agreement.periodLimit),
    leaf("TimePeriodStartDate", instantText(agreement.periodStart)),
    leaf("TimePeriodEndDate", instantText(monthEnd(agreement.periodStart))),
    price("CurrentRemainingBalance", minus(agreement.periodLimit, agreement.periodUsed)),
  )
}

function attributesXml(agreement: BillingAgreement): Xml | null {
  const content = [
    leaf("SellerBillingAgreementId", agreement.sellerBillingAgreementId),
    leaf("StoreName", agreement.storeName),
    leaf("CustomInformation", agreement.customInformation),
  ]
  return content.every((part) => part === null)
    ? null
    : element("SellerBillingAgreementAttributes", ...content)
}

/** @param now simulated time in milliseconds: a new month starts with a full balance */
export function billingAgreementXml(stored: BillingAgreement, now: number, sight: Sight): Xml {
  const agreement = inCurrentPeriod(stored, now)
  const draft = agreement.status.state === "Draft"
  const seesShipping = !draft || sight.shipping
  const { address } = agreement
  return element(
    "BillingAgreementDetails",
    leaf("AmazonBillingAgreementId", agreement.id),
    limitsXml(agreement),
    draft
      ? null
      : element(
          "Buyer",
          leaf("Name", agreement.buyer.name),
          leaf("Email", agreement.buyer.email),
          leaf("Phone", agreement.buyer.phone),
        ),
    leaf("SellerNote", agreement.sellerNote),
    leaf("PlatformId", agreement.platformId),
    destinationXml(address && !seesShipping ? shippingEstimate(address) : address),
    !draft || sight.billing ? billingAddressXml(agreement.billingAddress) : null,
    leaf("ReleaseEnvironment", agreement.environment),
    attributesXml(agreement),
    draft
      ? element("BillingAgreementStatus", leaf("State", "Draft"))
      : statusXml("BillingAgreementStatus", agreement.status),
    draft ? constraintsXml(billingAgreementConstraints(agreement)) : null,
    leaf("CreationTimestamp", instantText(agreement.createdAt)),
    leaf("BillingAgreementConsent", agreement.consent),
    agreement.subscriptionAmount ? price("SubscriptionAmount", agreement.subscriptionAmount) : null,
    leaf("BillingAgreementType", agreement.agreementType),
  )
}

/** This one answer spells the timestamp of its status differently. */
export function validationXml(agreement: BillingAgreement, failure: string | null): Xml {
  const { state, reasonCode, updatedAt } = agreement.status
  return element(
    "ValidateBillingAgreementResult",
    leaf("ValidationResult", failure === null ? "Success" : "Failure"),
    leaf("FailureReasonCode", failure),
    element(
      "BillingAgreementStatus",
      leaf("State", state),
      leaf("LastUpdatedTimestamp", instantText(updatedAt)),
      leaf("ReasonCode", reasonCode),
    ),
  )
}
