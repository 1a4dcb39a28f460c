import type { AmazonPayOptions } from "../modules/amazon-pay"

const hosts: Record<AmazonPayOptions["region"], string> = {
  na: "sellercentral.amazon.com",
  eu: "sellercentral-europe.amazon.com",
  uk: "sellercentral-europe.amazon.com",
  jp: "sellercentral-japan.amazon.com",
}

/** Where a merchant sees an order reference in Seller Central, after signing in there. */
export function sellerCentralUrl(
  region: AmazonPayOptions["region"],
  amazonOrderReferenceId: string,
): string {
  const url = new URL(`https://${hosts[region]}/hz/me/pmd/payment-details`)
  url.searchParams.set("orderReferenceId", amazonOrderReferenceId)
  return url.href
}
