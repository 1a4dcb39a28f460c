import { authorize } from "../../operations/authorize"
import { capture } from "../../operations/capture"
import { closeAuthorization } from "../../operations/close-authorization"
import { findAuthorization, findCapture, findRefund } from "../../operations/lookup"
import { refund } from "../../operations/refund"
import { authorizationXml, captureXml, refundXml } from "../answers/payments"
import { element } from "../../text/xml"
import { billingTold } from "./billing-told"
import type { Actions } from "./action"

/** Minutes Amazon may take over an authorization when the caller does not say. */
const defaultTransactionTimeout = 1440

export const paymentActions: Actions = {
  Authorize(call, parameters) {
    const authorization = authorize(call, {
      orderReferenceId: parameters.required("AmazonOrderReferenceId"),
      referenceId: parameters.referenceId("AuthorizationReferenceId"),
      amount: parameters.money("AuthorizationAmount"),
      note: parameters.text("SellerAuthorizationNote", 255),
      transactionTimeout: parameters.wholeNumber("TransactionTimeout") ?? defaultTransactionTimeout,
      captureNow: parameters.flag("CaptureNow") ?? false,
      softDescriptor: parameters.text("SoftDescriptor", 16),
    })
    return element(
      "AuthorizeResult",
      authorizationXml(authorization, billingTold(call, authorization)),
    )
  },

  GetAuthorizationDetails(call, parameters) {
    const found = findAuthorization(call, parameters.required("AmazonAuthorizationId"))
    return element(
      "GetAuthorizationDetailsResult",
      authorizationXml(found, billingTold(call, found)),
    )
  },

  CloseAuthorization(call, parameters) {
    closeAuthorization(
      call,
      parameters.required("AmazonAuthorizationId"),
      parameters.text("ClosureReason", 255),
    )
    return element("CloseAuthorizationResult")
  },

  Capture(call, parameters) {
    const captured = capture(call, {
      authorizationId: parameters.required("AmazonAuthorizationId"),
      referenceId: parameters.referenceId("CaptureReferenceId"),
      amount: parameters.money("CaptureAmount"),
      note: parameters.text("SellerCaptureNote", 255),
      softDescriptor: parameters.text("SoftDescriptor", 16),
    })
    // Amazon tells its fee once it has made out what it is: to whoever reads the capture later.
    return element("CaptureResult", captureXml(captured, { ...call.state.settings, feePercent: 0 }))
  },

  GetCaptureDetails(call, parameters) {
    const found = findCapture(call, parameters.required("AmazonCaptureId"))
    return element("GetCaptureDetailsResult", captureXml(found, call.state.settings))
  },

  Refund(call, parameters) {
    const refunded = refund(call, {
      captureId: parameters.required("AmazonCaptureId"),
      referenceId: parameters.referenceId("RefundReferenceId"),
      amount: parameters.money("RefundAmount"),
      note: parameters.text("SellerRefundNote", 255),
      softDescriptor: parameters.text("SoftDescriptor", 16),
    })
    return element("RefundResult", refundXml(refunded, call.state.settings))
  },

  GetRefundDetails(call, parameters) {
    const found = findRefund(call, parameters.required("AmazonRefundId"))
    return element("GetRefundDetailsResult", refundXml(found, call.state.settings))
  },
}
