import { parseUrl } from "./parse-url"
import { isAtAmazonSns } from "./sns-host"

/** Amazon's rule for addresses that confirm a subscription: https, a host of SNS, the standard port. */
export function isAmazonSubscribeUrl(url: URL): boolean {
  return isAtAmazonSns(url)
}

/**
 * The address that confirms a subscription when it is visited, undefined unless it may be trusted. It is returned as
 * the URL parser writes it: what is checked is then what is visited.
 */
export function trustedSubscribeUrl(
  address: string,
  isTrusted: (url: URL) => boolean,
): string | undefined {
  const url = parseUrl(address)
  return url !== undefined && isTrusted(url) ? url.href : undefined
}
