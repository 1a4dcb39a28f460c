import { z } from "zod"
import { money, optionalOpenText, requiredText, text } from "../xml-values"
import { status } from "./status"

export type RefundState = "Pending" | "Completed" | "Declined"

export type RefundReason =
  "AmazonRejected" | "ProcessingFailure" | "AmazonA-ZRefund" | "BuyerCanceled"

export type RefundType =
  | "SellerInitiated"
  | "AmazonA-ZRefund"
  | "AmazonA-ZGuarantee"
  | "AmazonA-ZCancel"
  | "Chargeback"
  | "BuyerCanceled"

export const refundStatus = status<RefundState, RefundReason>()

/** "RefundDetails". The capture's id is not in it. A refund that the merchant did not start has a foreign reference id. */
export const refundDetails = z.object({
  amazonRefundId: requiredText,
  refundReferenceId: text,
  sellerRefundNote: text,
  refundType: optionalOpenText<RefundType>(),
  refundAmount: money,
  feeRefunded: money,
  creationTimestamp: text,
  refundStatus,
  softDescriptor: text,
  convertedAmount: money,
  conversionRate: text,
})

export type RefundDetails = z.output<typeof refundDetails>
