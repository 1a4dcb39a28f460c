import type { Attributes } from "../../domain/order-reference"
import type { Parameters } from "../parameters"

/** Only what the caller sent: absent attributes stay as they were. */
export function readAttributes(parameters: Parameters, prefix: string): Partial<Attributes> {
  const seller = `${prefix}.SellerOrderAttributes`
  const provider = `${prefix}.PaymentServiceProviderAttributes`
  const categories = parameters.list(`${seller}.OrderItemCategories.OrderItemCategory`)
  const texts = {
    sellerNote: parameters.text(`${prefix}.SellerNote`, 1024),
    platformId: parameters.text(`${prefix}.PlatformId`),
    sellerOrderId: parameters.text(`${seller}.SellerOrderId`),
    storeName: parameters.text(`${seller}.StoreName`),
    customInformation: parameters.text(`${seller}.CustomInformation`),
    supplementaryData:
      parameters.text(`${seller}.SupplementaryData`) ??
      parameters.text(`${prefix}.SupplementaryData`),
    paymentServiceProviderId: parameters.text(`${provider}.PaymentServiceProviderId`),
    paymentServiceProviderOrderId: parameters.text(`${provider}.PaymentServiceProviderOrderId`),
  }
  const requested = parameters.flag(`${prefix}.RequestPaymentAuthorization`)
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== null)),
    ...(categories.length > 0 ? { orderItemCategories: categories } : {}),
    ...(requested === null ? {} : { requestPaymentAuthorization: requested }),
  }
}
