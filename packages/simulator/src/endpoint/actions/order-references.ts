import { refuse } from "../../domain/amazon-error"
import { sightOf } from "../../operations/access-token"
import { cancelOrderReference } from "../../operations/cancel-order-reference"
import { closeOrderReference } from "../../operations/close-order-reference"
import { confirmOrderReference } from "../../operations/confirm-order-reference"
import { findOrderReference } from "../../operations/lookup"
import { setOrderAttributes } from "../../operations/set-order-attributes"
import { setOrderReferenceDetails } from "../../operations/set-order-reference-details"
import { orderReferenceXml } from "../answers/order-reference"
import type { Parameters } from "../parameters"
import { element } from "../../text/xml"
import type { Actions } from "./action"
import { readAttributes } from "./attributes"

/** The buyer's token under either of its names; both at once is an error. */
function readToken(parameters: Parameters): string | null {
  const token = parameters.text("AccessToken")
  const consent = parameters.text("AddressConsentToken")
  if (token && consent) {
    refuse(
      "InvalidParameterValue",
      "AccessToken and AddressConsentToken cannot be specified together.",
    )
  }
  return token ?? consent
}

export const orderReferenceActions: Actions = {
  SetOrderReferenceDetails(call, parameters) {
    const orderReferenceId = parameters.required("AmazonOrderReferenceId")
    const order = setOrderReferenceDetails(call, {
      orderReferenceId,
      total: parameters.money("OrderReferenceAttributes.OrderTotal"),
      attributes: readAttributes(parameters, "OrderReferenceAttributes"),
    })
    return element("SetOrderReferenceDetailsResult", orderReferenceXml(order))
  },

  SetOrderAttributes(call, parameters) {
    const order = setOrderAttributes(call, {
      orderReferenceId: parameters.required("AmazonOrderReferenceId"),
      total: parameters.optionalMoney("OrderAttributes.OrderTotal"),
      attributes: readAttributes(parameters, "OrderAttributes"),
    })
    return element("SetOrderAttributesResult", orderReferenceXml(order))
  },

  ConfirmOrderReference(call, parameters) {
    // Amazon does not say what it does; a malformed one is refused all the same.
    parameters.flag("ExpectImmediateAuthorization")
    confirmOrderReference(call, {
      orderReferenceId: parameters.required("AmazonOrderReferenceId"),
      successUrl: parameters.text("SuccessUrl"),
      failureUrl: parameters.text("FailureUrl"),
      amount: parameters.optionalMoney("AuthorizationAmount"),
    })
    return null
  },

  GetOrderReferenceDetails(call, parameters) {
    const order = findOrderReference(call, parameters.required("AmazonOrderReferenceId"))
    const sight = sightOf(call.state, readToken(parameters), order.buyer)
    return element("GetOrderReferenceDetailsResult", orderReferenceXml(order, sight))
  },

  CancelOrderReference(call, parameters) {
    cancelOrderReference(
      call,
      parameters.required("AmazonOrderReferenceId"),
      parameters.text("CancelationReason"),
    )
    return element("CancelOrderReferenceResult")
  },

  CloseOrderReference(call, parameters) {
    closeOrderReference(
      call,
      parameters.required("AmazonOrderReferenceId"),
      parameters.text("ClosureReason", 1024),
    )
    return null
  },
}
