import { orderReferenceConstraints } from "../../domain/constraints"
import type { OrderReference } from "../../domain/order-reference"
import { expiresAt } from "../../domain/order-reference"
import { shippingEstimate } from "../../domain/parties"
import type { Sight } from "../../operations/access-token"
import { blind } from "../../operations/access-token"
import { instantText } from "../../text/instant"
import type { Xml } from "../../text/xml"
import { element, leaf } from "../../text/xml"
import {
  billingAddressXml,
  constraintsXml,
  destinationXml,
  idList,
  price,
  statusXml,
} from "./common"

function buyerXml({ buyer }: OrderReference): Xml {
  return element(
    "Buyer",
    leaf("Name", buyer.name),
    leaf("Email", buyer.email),
    leaf("Phone", buyer.phone),
  )
}

function paymentDescriptorXml({ paymentMethod }: OrderReference): Xml | null {
  if (!paymentMethod) return null
  return element(
    "PaymentDescriptor",
    leaf("Name", paymentMethod.name),
    leaf("AccountNumberTail", paymentMethod.tail),
    leaf("FullDescriptor", `${paymentMethod.name} ***${paymentMethod.tail}`),
    leaf("UseAmazonBalanceFirst", false),
  )
}

function sellerOrderAttributesXml({ attributes }: OrderReference): Xml | null {
  const content = [
    leaf("SellerOrderId", attributes.sellerOrderId),
    leaf("StoreName", attributes.storeName),
    attributes.orderItemCategories.length === 0
      ? null
      : element(
          "OrderItemCategories",
          ...attributes.orderItemCategories.map((name) => leaf("OrderItemCategory", name)),
        ),
    leaf("CustomInformation", attributes.customInformation),
    leaf("SupplementaryData", attributes.supplementaryData),
  ]
  return content.every((part) => part === null)
    ? null
    : element("SellerOrderAttributes", ...content)
}

function paymentServiceProviderXml({ attributes }: OrderReference): Xml | null {
  if (!attributes.paymentServiceProviderId && !attributes.paymentServiceProviderOrderId) return null
  return element(
    "PaymentServiceProviderAttributes",
    leaf("PaymentServiceProviderId", attributes.paymentServiceProviderId),
    leaf("PaymentServiceProviderOrderId", attributes.paymentServiceProviderOrderId),
  )
}

function orderStatusXml(order: OrderReference): Xml {
  if (order.status.state === "Draft") {
    return element("OrderReferenceStatus", leaf("State", "Draft"))
  }
  return statusXml("OrderReferenceStatus", order.status)
}

/**
 * OrderReferenceDetails. Before confirmation only a buyer's access token opens the full addresses.
 * @param sight what the caller's token opens
 */
export function orderReferenceXml(order: OrderReference, sight: Sight = blind): Xml {
  const address = order.address
  const seesShipping = order.confirmed || sight.shipping
  const seesBilling = order.confirmed || sight.billing
  return element(
    "OrderReferenceDetails",
    leaf("AmazonOrderReferenceId", order.id),
    order.confirmed ? buyerXml(order) : null,
    order.total ? price("OrderTotal", order.total) : null,
    leaf("SellerNote", order.attributes.sellerNote),
    leaf("PlatformId", order.attributes.platformId),
    destinationXml(address && !seesShipping ? shippingEstimate(address) : address),
    seesShipping || seesBilling ? paymentDescriptorXml(order) : null,
    seesBilling ? billingAddressXml(order.billingAddress) : null,
    leaf("ReleaseEnvironment", order.environment),
    sellerOrderAttributesXml(order),
    orderStatusXml(order),
    order.status.state === "Draft" ? constraintsXml(orderReferenceConstraints(order)) : null,
    leaf("CreationTimestamp", instantText(order.createdAt)),
    leaf("ExpirationTimestamp", instantText(expiresAt(order))),
    idList(order.authorizationIds),
    leaf("RequestPaymentAuthorization", order.attributes.requestPaymentAuthorization),
    paymentServiceProviderXml(order),
    order.challenge?.state === "waiting"
      ? element("PaymentAuthenticationStatus", leaf("State", "REQUIRED"))
      : null,
  )
}

/** An entry of ListOrderReference. */
export function listedOrderReferenceXml(order: OrderReference): Xml {
  return element(
    "OrderReference",
    leaf("AmazonOrderReferenceId", order.id),
    leaf("ReleaseEnvironment", order.environment),
    orderStatusXml(order),
    sellerOrderAttributesXml(order),
    order.total ? price("OrderTotal", order.total) : null,
    leaf("CreationTimestamp", instantText(order.createdAt)),
  )
}
