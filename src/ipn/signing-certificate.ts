import { X509Certificate, type KeyObject } from "node:crypto"
import { BoundedCache } from "./bounded-cache"
import { IpnError } from "./errors"

/** What is needed of a certificate, read once. */
interface SigningCertificate {
  publicKey: KeyObject
  commonName: string | undefined
  validFrom: number
  validTo: number
}

/** Name in the subject of every certificate SNS signs with. */
export const SNS_COMMON_NAME = "sns.amazonaws.com"

const MIN_MODULUS_BITS = 2048

/** Certificates and nothing around them: an error page that quotes one is none. */
const pemFile = /^\s*(?:-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/

/** Reading a certificate costs as much as several verifications, and Amazon uses one for months. */
const cache = new BoundedCache<SigningCertificate>({ maxEntries: 32 })

/**
 * The public key of the first certificate of a PEM text.
 *
 * @param at the moment at which the certificate must be valid.
 * @throws IpnError `InvalidCertificate` unless it is an RSA certificate of SNS, valid at that moment.
 */
export function signingKey(pem: string, commonName: string, at: Date): KeyObject {
  const certificate = cache.get(pem) ?? cache.set(pem, read(pem))
  if (certificate.commonName !== commonName) {
    throw new IpnError("InvalidCertificate", "the certificate is not one of Amazon SNS")
  }
  // Written so that an unreadable time, a NaN, is a refusal.
  if (!(certificate.validFrom <= at.getTime() && at.getTime() <= certificate.validTo)) {
    throw new IpnError("InvalidCertificate", "the certificate is not valid at this time")
  }
  return certificate.publicKey
}

function read(pem: string): SigningCertificate {
  const { certificate, publicKey } = parse(pem)
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
  if (publicKey.asymmetricKeyType !== "rsa" || bits < MIN_MODULUS_BITS) {
    throw new IpnError("InvalidCertificate", "the certificate has no RSA key of sufficient length")
  }
  return {
    publicKey,
    commonName: commonNameIn(certificate.subject),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
  }
}

/**
 * The common name in a subject, undefined unless there is exactly one. Node writes a line for each part and escapes
 * line breaks and `+` within values. Its `toLegacyObject` would spare the reading, but when it runs before anything
 * has loaded `node:tls`, Node 20 is left with a `tls.createSecureContext` that is undefined.
 */
function commonNameIn(subject: string): string | undefined {
  const [name, ...others] = subject
    .split("\n")
    .flatMap((line) => line.split(" + "))
    .filter((part) => part.startsWith("CN="))
  return others.length === 0 ? name?.slice("CN=".length) : undefined
}

function parse(pem: string): { certificate: X509Certificate; publicKey: KeyObject } {
  let cause: unknown
  if (pemFile.test(pem)) {
    try {
      const certificate = new X509Certificate(pem)
      return { certificate, publicKey: certificate.publicKey }
    } catch (error) {
      cause = error
    }
  }
  throw new IpnError("InvalidCertificate", "the certificate cannot be read", { cause })
}
