/** API version of the section `OffAmazonPayments`; sent as `Version` and the last part of the path. */
export const API_VERSION = "2013-01-01"

/** MWS hosts of Amazon Pay by region; live and sandbox share a host. */
export const REGION_HOSTS = {
  na: "mws.amazonservices.com",
  eu: "mws-eu.amazonservices.com",
  uk: "mws-eu.amazonservices.com",
  jp: "mws.amazonservices.jp",
} as const

/** A region of Amazon Pay: North America, the euro zone, the United Kingdom, Japan. */
export type Region = keyof typeof REGION_HOSTS

/** The path of the API section; sandbox and live differ by it alone. Without the trailing slash, as it is signed. */
export function sectionPath(sandbox: boolean): string {
  return `/${sandbox ? "OffAmazonPayments_Sandbox" : "OffAmazonPayments"}/${API_VERSION}`
}
