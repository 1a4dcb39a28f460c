import { z } from "zod"
import { idList, money, requiredText, text } from "../xml-values"
import { status } from "./status"

export type CaptureState = "Pending" | "Completed" | "Declined" | "Closed"

export type CaptureReason =
  | "AmazonRejected"
  | "ProcessingFailure"
  | "MaxAmountRefunded"
  | "MaxRefundsProcessed"
  | "AmazonClosed"
  | "StopShipmentAtypicalAuth"

export const captureStatus = status<CaptureState, CaptureReason>()

/**
 * "CaptureDetails". `idList` holds refund ids; the authorization's id is not in it. `convertedAmount` is in the
 * merchant's ledger currency, `conversionRate` = transaction amount ÷ converted amount.
 */
export const captureDetails = z.object({
  amazonCaptureId: requiredText,
  captureReferenceId: text,
  sellerCaptureNote: text,
  captureAmount: money,
  refundedAmount: money,
  captureFee: money,
  idList,
  creationTimestamp: text,
  captureStatus,
  softDescriptor: text,
  convertedAmount: money,
  conversionRate: text,
})

export type CaptureDetails = z.output<typeof captureDetails>
