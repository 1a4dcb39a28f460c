import { z } from "zod"
import { element, flag, idList, money, requiredText, text } from "../xml-values"
import { address } from "./address"
import { status } from "./status"

export type AuthorizationState = "Pending" | "Open" | "Declined" | "Closed"

export type AuthorizationReason =
  | "InvalidPaymentMethod"
  | "AmazonRejected"
  | "ProcessingFailure"
  | "TransactionTimedOut"
  | "ExpiredUnused"
  | "MaxCapturesProcessed"
  | "AmazonClosed"
  | "OrderReferenceCanceled"
  | "SellerClosed"
  | "StopShipmentAtypicalAuth"

export const authorizationStatus = status<AuthorizationState, AuthorizationReason>()

/**
 * "AuthorizationDetails". `idList` holds the capture's id. With `CaptureNow` an approved authorization is `Closed` with
 * `MaxCapturesProcessed` at once, while `capturedAmount` in that answer is still zero.
 */
export const authorizationDetails = z.object({
  amazonAuthorizationId: requiredText,
  authorizationReferenceId: text,
  authorizationBillingAddress: element(address),
  sellerAuthorizationNote: text,
  authorizationAmount: money,
  capturedAmount: money,
  authorizationFee: money,
  idList,
  creationTimestamp: text,
  expirationTimestamp: text,
  authorizationStatus,
  captureNow: flag,
  softDecline: flag,
  softDescriptor: text,
  addressVerificationCode: text,
})

export type AuthorizationDetails = z.output<typeof authorizationDetails>
