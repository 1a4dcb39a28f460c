import { z } from "zod"
import { orderReferenceIdOf } from "../mws/object-ids"
import { status } from "../mws/objects/status"
import { element, money, text } from "../mws/xml-values"
import type { NotificationHead, OtherNotification } from "./notification"
import { MAX_NAME_LENGTH } from "./notification-fields"
import { statusOf } from "./payment-claims"

/** Text a database can index; nothing of Amazon's is longer. */
const name = text.transform((value) =>
  value !== undefined && value.length > MAX_NAME_LENGTH ? undefined : value,
)
const anyStatus = element(status<string, string>()).catch(undefined)
const anyMoney = money.catch(undefined)

/**
 * Every element that one of these kinds is known to have, below its detail element. None is sure to be there, and one
 * that is garbled hides none of the others.
 */
const details = z.object({
  amazonBillingAgreementId: name,
  billingAgreementStatus: anyStatus,
  amazonChargebackId: name,
  amazonOrderReferenceId: name,
  amazonCaptureReferenceId: name,
  chargebackAmount: anyMoney,
  chargebackState: name,
  chargebackReason: name,
  amazonProviderCreditId: name,
  creditReferenceId: name,
  creditAmount: anyMoney,
  creditStatus: anyStatus,
  amazonProviderCreditReversalId: name,
  creditReversalReferenceId: name,
  creditReversalAmount: anyMoney,
  creditReversalStatus: anyStatus,
  sellerId: name,
  status: name,
  creationTimestamp: name,
})

type Details = z.output<typeof details>

const detailElements: Readonly<Record<OtherNotification["type"], string>> = {
  "billing-agreement": "billingAgreement",
  chargeback: "chargebackDetails",
  "provider-credit": "providerCreditDetails",
  "provider-credit-reversal": "providerCreditReversalDetails",
  "solution-provider": "merchantRegistrationDetails",
}

/**
 * A notification of a kind that only informs. Whatever can be read of it is; that some cannot is no reason to refuse a
 * message that a person should see.
 */
export function otherNotification(
  type: OtherNotification["type"],
  head: NotificationHead,
  data: Readonly<Record<string, unknown>> | undefined,
): OtherNotification {
  const parsed = details.safeParse(data?.[detailElements[type]] ?? data)
  return { ...head, type, ...(parsed.success ? claimOf(type, parsed.data) : {}) }
}

function claimOf(type: OtherNotification["type"], found: Details): Partial<OtherNotification> {
  const { creationTimestamp } = found
  switch (type) {
    case "billing-agreement":
      return {
        objectId: found.amazonBillingAgreementId,
        ...(found.billingAgreementStatus && statusOf(found.billingAgreementStatus)),
        creationTimestamp,
      }
    case "chargeback":
      return {
        objectId: found.amazonChargebackId,
        amazonOrderReferenceId: found.amazonOrderReferenceId,
        referenceId: found.amazonCaptureReferenceId,
        amount: found.chargebackAmount,
        state: found.chargebackState,
        reasonCode: found.chargebackReason,
        creationTimestamp,
      }
    case "provider-credit":
      return {
        objectId: found.amazonProviderCreditId,
        amazonOrderReferenceId: parentOf(found.amazonProviderCreditId),
        referenceId: found.creditReferenceId,
        amount: found.creditAmount,
        ...(found.creditStatus && statusOf(found.creditStatus)),
        creationTimestamp,
      }
    case "provider-credit-reversal":
      return {
        objectId: found.amazonProviderCreditReversalId,
        amazonOrderReferenceId: parentOf(found.amazonProviderCreditReversalId),
        referenceId: found.creditReversalReferenceId,
        amount: found.creditReversalAmount,
        ...(found.creditReversalStatus && statusOf(found.creditReversalStatus)),
        creationTimestamp,
      }
    case "solution-provider":
      return { objectId: found.sellerId, state: found.status }
  }
}

function parentOf(childId: string | undefined): string | undefined {
  return childId === undefined ? undefined : orderReferenceIdOf(childId)
}
