import { IpnError } from "./errors"

const snsHost = /^sns\.[a-zA-Z0-9-]{3,}\.amazonaws\.com(\.cn)?$/

/** `sns.s3-….amazonaws.com` is a bucket called "sns", which need not be Amazon's. */
const bucketHost = /^sns\.s3-/i

/** Amazon's rule for addresses of SNS certificates: https, a host of SNS, the standard port, a file `….pem`. */
export function isAmazonCertificateUrl(url: URL): boolean {
  return (
    url.protocol === "https:" &&
    snsHost.test(url.hostname) &&
    !bucketHost.test(url.hostname) &&
    url.pathname.endsWith(".pem") &&
    `${url.username}${url.password}${url.port}${url.search}${url.hash}` === ""
  )
}

/**
 * The address of a certificate, if it may be trusted. It has to be written as a URL parser would write it: what is
 * checked is then what is fetched, without room for dots, backslashes or other spellings.
 *
 * @throws IpnError `UntrustedCertificateUrl`.
 */
export function trustedCertificateUrl(address: string, isTrusted: (url: URL) => boolean): string {
  const url = parse(address)
  if (url === undefined || url.href !== address || !isTrusted(url)) {
    throw new IpnError("UntrustedCertificateUrl", "the certificate's address is not Amazon's")
  }
  return url.href
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
