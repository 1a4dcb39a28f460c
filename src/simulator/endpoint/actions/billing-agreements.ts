import { blind, sightOf } from "../../operations/access-token"
import {
  authorizeOnBillingAgreement,
  createOrderReferenceForId,
} from "../../operations/agreement-orders"
import type { AgreementAttributes } from "../../operations/billing-agreements"
import {
  closeBillingAgreement,
  confirmBillingAgreement,
  setBillingAgreementDetails,
  validateBillingAgreement,
} from "../../operations/billing-agreements"
import { findBillingAgreement } from "../../operations/lookup"
import { element, leaf } from "../../text/xml"
import { billingAgreementXml, validationXml } from "../answers/billing-agreement"
import { orderReferenceXml } from "../answers/order-reference"
import { authorizationXml } from "../answers/payments"
import type { Parameters } from "../parameters"
import type { Actions } from "./action"
import { billingTold } from "./billing-told"
import { readAttributes, readSellerOrderAttributes } from "./attributes"
import { readToken } from "./order-references"
import { defaultTransactionTimeout } from "./payments"

const id = "AmazonBillingAgreementId"

function present<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as Partial<Fields>
}

function readAgreementAttributes(parameters: Parameters): AgreementAttributes {
  const prefix = "BillingAgreementAttributes"
  const seller = `${prefix}.SellerBillingAgreementAttributes`
  return present({
    sellerNote: parameters.text(`${prefix}.SellerNote`, 1024),
    platformId: parameters.text(`${prefix}.PlatformId`),
    sellerBillingAgreementId: parameters.text(`${seller}.SellerBillingAgreementId`),
    storeName: parameters.text(`${seller}.StoreName`),
    customInformation: parameters.text(`${seller}.CustomInformation`),
    agreementType: parameters.oneOf(`${prefix}.BillingAgreementType`, [
      "CustomerInitiatedTransaction",
      "MerchantInitiatedTransaction",
    ]),
    subscriptionAmount: parameters.optionalMoney(`${prefix}.SubscriptionAmount`),
  })
}

export const billingAgreementActions: Actions = {
  GetBillingAgreementDetails(call, parameters) {
    const agreement = findBillingAgreement(call, parameters.required(id))
    const sight = sightOf(call.world, readToken(parameters), agreement.buyer)
    return element(
      "GetBillingAgreementDetailsResult",
      billingAgreementXml(agreement, call.world.now(), sight),
    )
  },

  SetBillingAgreementDetails(call, parameters) {
    const agreement = setBillingAgreementDetails(
      call,
      parameters.required(id),
      readAgreementAttributes(parameters),
    )
    return element(
      "SetBillingAgreementDetailsResult",
      billingAgreementXml(agreement, call.world.now(), blind),
    )
  },

  ConfirmBillingAgreement(call, parameters) {
    confirmBillingAgreement(call, parameters.required(id))
    return element("ConfirmBillingAgreementResult")
  },

  ValidateBillingAgreement(call, parameters) {
    const { agreement, failure } = validateBillingAgreement(call, parameters.required(id))
    return validationXml(agreement, failure)
  },

  AuthorizeOnBillingAgreement(call, parameters) {
    const authorization = authorizeOnBillingAgreement(call, {
      billingAgreementId: parameters.required(id),
      referenceId: parameters.referenceId("AuthorizationReferenceId"),
      amount: parameters.money("AuthorizationAmount"),
      note: parameters.text("SellerAuthorizationNote", 255),
      transactionTimeout: parameters.wholeNumber("TransactionTimeout") ?? defaultTransactionTimeout,
      captureNow: parameters.flag("CaptureNow") ?? false,
      softDescriptor: parameters.text("SoftDescriptor", 16),
      inheritAddress: parameters.flag("InheritShippingAddress") ?? true,
      attributes: present({
        sellerNote: parameters.text("SellerNote", 1024),
        platformId: parameters.text("PlatformId"),
        ...readSellerOrderAttributes(parameters, "SellerOrderAttributes"),
      }),
    })
    return element(
      "AuthorizeOnBillingAgreementResult",
      authorizationXml(authorization, billingTold(call, authorization)),
      leaf("AmazonOrderReferenceId", authorization.orderReferenceId),
    )
  },

  CloseBillingAgreement(call, parameters) {
    closeBillingAgreement(call, parameters.required(id), parameters.text("ClosureReason", 1024))
    return element("CloseBillingAgreementResult")
  },

  CreateOrderReferenceForId(call, parameters) {
    const billingAgreementId = parameters.required("Id")
    parameters.required("IdType")
    parameters.oneOf("IdType", ["BillingAgreement"])
    const order = createOrderReferenceForId(call, {
      billingAgreementId,
      inheritAddress: parameters.flag("InheritShippingAddress") ?? true,
      confirmNow: parameters.flag("ConfirmNow") ?? false,
      total: parameters.optionalMoney("OrderReferenceAttributes.OrderTotal"),
      attributes: readAttributes(parameters, "OrderReferenceAttributes"),
    })
    return element("CreateOrderReferenceForIdResult", orderReferenceXml(order))
  },
}
