import type { Authorization } from "../domain/authorization"
import type { Capture } from "../domain/capture"
import { orderReferenceConstraints } from "../domain/constraints"
import type { OrderReference } from "../domain/order-reference"
import type { Address } from "../domain/parties"
import type { Refund } from "../domain/refund"
import type { Money } from "../money/money"
import { decimalText } from "../money/money"
import { authorizationTrees, refundsOf } from "../operations/lookup"
import type { State } from "../state/state"

function price(money: Money): { Amount: string; CurrencyCode: string } {
  return { Amount: decimalText(money), CurrencyCode: money.currency }
}

function refundView(refund: Refund): object {
  return {
    AmazonRefundId: refund.id,
    RefundReferenceId: refund.referenceId,
    RefundType: refund.type,
    Amount: decimalText(refund.amount),
    State: refund.status.state,
    ReasonCode: refund.status.reasonCode,
    SellerRefundNote: refund.note,
  }
}

function captureView(state: State, capture: Capture): object {
  return {
    AmazonCaptureId: capture.id,
    CaptureReferenceId: capture.referenceId,
    Amount: decimalText(capture.amount),
    State: capture.status.state,
    ReasonCode: capture.status.reasonCode,
    SellerCaptureNote: capture.note,
    Refunds: refundsOf(state, capture).map(refundView),
  }
}

function authorizationView(
  state: State,
  authorization: Authorization,
  captures: readonly Capture[],
): object {
  return {
    AmazonAuthorizationId: authorization.id,
    AuthorizationReferenceId: authorization.referenceId,
    Amount: decimalText(authorization.amount),
    State: authorization.status.state,
    ReasonCode: authorization.status.reasonCode,
    ReasonDescription: authorization.status.reasonDescription,
    SellerAuthorizationNote: authorization.note,
    SoftDecline: authorization.softDecline,
    CaptureNow: authorization.captureNow,
    Captures: captures.map((capture) => captureView(state, capture)),
  }
}

/** The lines that are filled in, named as in Amazon's XML. */
function addressView(address: Address): object {
  const named = {
    Name: address.name,
    AddressLine1: address.line1,
    AddressLine2: address.line2,
    AddressLine3: address.line3,
    City: address.city,
    County: address.county,
    District: address.district,
    StateOrRegion: address.stateOrRegion,
    PostalCode: address.postalCode,
    CountryCode: address.countryCode,
    Phone: address.phone,
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null))
}

/** An order reference with everything below it, for people and tests. */
export function orderReferenceTree(state: State, order: OrderReference): object {
  return {
    AmazonOrderReferenceId: order.id,
    State: order.status.state,
    ReasonCode: order.status.reasonCode,
    ReasonDescription: order.status.reasonDescription,
    OrderTotal: order.total ? price(order.total) : null,
    SellerOrderId: order.attributes.sellerOrderId,
    StoreName: order.attributes.storeName,
    SellerNote: order.attributes.sellerNote,
    CustomInformation: order.attributes.customInformation,
    PlatformId: order.attributes.platformId,
    ReleaseEnvironment: order.environment,
    AmountHint: order.amountHint,
    PaymentMethod: order.paymentMethod?.name ?? null,
    PresentmentCurrency: order.presentmentCurrency,
    Buyer: { Name: order.buyer.name, Email: order.buyer.email },
    Address: order.address && addressView(order.address),
    Constraints: orderReferenceConstraints(order).map(({ id }) => id),
    Challenge: order.challenge?.state ?? null,
    CreationTimestamp: new Date(order.createdAt).toISOString(),
    Authorizations: authorizationTrees(state, order).map(({ authorization, captures }) =>
      authorizationView(state, authorization, captures),
    ),
  }
}
