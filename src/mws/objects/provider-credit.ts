import { z } from "zod"
import { element, idList, money, requiredText, text } from "../xml-values"
import { status } from "./status"

/** A member of "ProviderCreditSummaryList". */
export const providerCreditSummary = z.object({ providerId: text, providerCreditId: text })

/** A member of "ProviderCreditReversalSummaryList". */
export const providerCreditReversalSummary = z.object({
  providerId: text,
  providerCreditReversalId: text,
})

/** "ProviderCreditDetails": what a solution provider was credited out of a capture. */
export const providerCreditDetails = z.object({
  amazonProviderCreditId: requiredText,
  sellerId: text,
  providerId: text,
  creditReferenceId: text,
  creditAmount: money,
  creditReversalAmount: money,
  creditReversalIdList: idList,
  creationTimestamp: text,
  creditStatus: element(status<string, string>()),
})

/** "ProviderCreditReversalDetails": what of such a credit was taken back. */
export const providerCreditReversalDetails = z.object({
  amazonProviderCreditReversalId: requiredText,
  sellerId: text,
  providerId: text,
  creditReversalReferenceId: text,
  creditReversalAmount: money,
  creditReversalNote: text,
  creationTimestamp: text,
  creditReversalStatus: element(status<string, string>()),
})

export type ProviderCreditDetails = z.output<typeof providerCreditDetails>
export type ProviderCreditReversalDetails = z.output<typeof providerCreditReversalDetails>
