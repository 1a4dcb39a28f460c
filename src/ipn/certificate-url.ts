import { IpnError } from "./errors"
import { parseUrl } from "./parse-url"
import { isAtAmazonSns } from "./sns-host"

/** Amazon's rule for addresses of SNS certificates: https, a host of SNS, the standard port, a file `….pem`. */
export function isAmazonCertificateUrl(url: URL): boolean {
  return isAtAmazonSns(url) && url.pathname.endsWith(".pem") && url.search === ""
}

/**
 * The address of a certificate, if it may be trusted. It has to be written as a URL parser would write it: what is
 * checked is then what is fetched, without room for dots, backslashes or other spellings.
 *
 * @throws IpnError `UntrustedCertificateUrl`.
 */
export function trustedCertificateUrl(address: string, isTrusted: (url: URL) => boolean): string {
  const url = parseUrl(address)
  if (url === undefined || url.href !== address || !isTrusted(url)) {
    throw new IpnError("UntrustedCertificateUrl", "the certificate's address is not Amazon's")
  }
  return address
}
