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
function sectionPath(sandbox: boolean): string {
  return `/${sandbox ? "OffAmazonPayments_Sandbox" : "OffAmazonPayments"}/${API_VERSION}`
}

/** Where requests go, and what of it is signed. */
export interface Endpoint {
  /** Scheme, host and port. */
  origin: string
  /** Host as the `Host` header carries it. */
  host: string
  /** Path of the API section. */
  path: string
  /** False for whatever stands in for Amazon. */
  isAmazon: boolean
}

const amazonOrigins = new Set<string>(Object.values(REGION_HOSTS).map((host) => `https://${host}`))

/**
 * The endpoint of a region and environment, or of an `origin` that stands in for the region's host (a simulator, a
 * proxy). The path is always Amazon's.
 *
 * @throws TypeError for an unknown region, or for an override that is more or less than an origin.
 */
export function resolveEndpoint(options: {
  region: Region
  sandbox: boolean
  /** An origin such as `http://127.0.0.1:9000`. */
  endpoint?: string | undefined
}): Endpoint {
  if (!Object.hasOwn(REGION_HOSTS, options.region)) {
    throw new TypeError(`region must be one of ${Object.keys(REGION_HOSTS).join(", ")}`)
  }
  const url = originOf(options.endpoint ?? `https://${REGION_HOSTS[options.region]}`)
  return {
    origin: url.origin,
    host: url.host,
    path: sectionPath(options.sandbox),
    isAmazon: amazonOrigins.has(url.origin),
  }
}

function originOf(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const isOrigin =
    url !== undefined &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.pathname === "/" &&
    `${url.search}${url.hash}${url.username}${url.password}` === ""
  if (!isOrigin) {
    throw new TypeError("endpoint must be an origin such as https://host or http://127.0.0.1:9000")
  }
  return url
}
