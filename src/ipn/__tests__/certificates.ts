import "reflect-metadata"
import { KeyObject, webcrypto } from "node:crypto"
import { X509CertificateGenerator } from "@peculiar/x509"

/** A key and its self-signed certificate. For tests only. */
export interface Signer {
  privateKey: KeyObject
  /** PEM of the private key. */
  keyPem: string
  pem: string
}

export async function signer(
  options: {
    subject?: string | Record<string, string[]>[]
    notBefore?: string
    notAfter?: string
    bits?: number
    curve?: boolean
  } = {},
): Promise<Signer> {
  const algorithm = options.curve
    ? { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" }
    : {
        name: "RSASSA-PKCS1-v1_5",
        hash: "SHA-256",
        publicExponent: new Uint8Array([1, 0, 1]),
        modulusLength: options.bits ?? 2048,
      }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: options.subject ?? "CN=sns.amazonaws.com, O=Example",
    notBefore: new Date(options.notBefore ?? "2024-01-01T00:00:00Z"),
    notAfter: new Date(options.notAfter ?? "2024-12-31T00:00:00Z"),
    signingAlgorithm: algorithm,
    keys: keys as Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]["keys"],
  })
  const privateKey = KeyObject.from(keys.privateKey)
  return {
    privateKey,
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    pem: certificate.toString("pem"),
  }
}
