import type { Attributes } from "../../domain/order-reference"
import type { Parameters } from "../parameters"

type Texts = Partial<Record<keyof Attributes, string | null>>

function present(texts: Texts): Partial<Attributes> {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== null))
}

/** The merchant's own data about an order below a prefix. */
export function readSellerOrderAttributes(
  parameters: Parameters,
  prefix: string,
): Partial<Attributes> {
  const categories = parameters.list(`${prefix}.OrderItemCategories.OrderItemCategory`)
  return {
    ...present({
      sellerOrderId: parameters.text(`${prefix}.SellerOrderId`),
      storeName: parameters.text(`${prefix}.StoreName`),
      customInformation: parameters.text(`${prefix}.CustomInformation`),
      supplementaryData: parameters.text(`${prefix}.SupplementaryData`),
    }),
    ...(categories.length > 0 ? { orderItemCategories: categories } : {}),
  }
}

/** Only what the caller sent: absent attributes stay as they were. */
export function readAttributes(parameters: Parameters, prefix: string): Partial<Attributes> {
  const provider = `${prefix}.PaymentServiceProviderAttributes`
  const requested = parameters.flag(`${prefix}.RequestPaymentAuthorization`)
  return {
    ...present({
      sellerNote: parameters.text(`${prefix}.SellerNote`, 1024),
      platformId: parameters.text(`${prefix}.PlatformId`),
      // One of Amazon's own clients leaves a level out here.
      supplementaryData: parameters.text(`${prefix}.SupplementaryData`),
      paymentServiceProviderId: parameters.text(`${provider}.PaymentServiceProviderId`),
      paymentServiceProviderOrderId: parameters.text(`${provider}.PaymentServiceProviderOrderId`),
    }),
    ...readSellerOrderAttributes(parameters, `${prefix}.SellerOrderAttributes`),
    ...(requested === null ? {} : { requestPaymentAuthorization: requested }),
  }
}
