import "reflect-metadata"
import { randomBytes, webcrypto } from "node:crypto"
import * as x509 from "@peculiar/x509"

x509.cryptoProvider.set(webcrypto)

type KeyKind = "rsa" | "ec"

// Amazon SNS signs with RSA; the others only need to be quick to make.
const algorithms = {
  rsa: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  ec: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
} as const

export interface Issued {
  /** PEM texts. */
  readonly certificate: string
  readonly privateKey: string
}

export interface Authority extends Issued {
  readonly sign: (request: LeafRequest) => Promise<Issued>
}

export interface LeafRequest {
  readonly commonName: string
  readonly keys: KeyKind
  /** Host names and addresses the certificate is for. */
  readonly hosts: readonly string[]
  readonly ips: readonly string[]
}

const year = 365 * 24 * 3_600_000

function validity(): { notBefore: Date; notAfter: Date } {
  const now = Date.now()
  return { notBefore: new Date(now - 24 * 3_600_000), notAfter: new Date(now + 2 * year) }
}

function serialNumber(): string {
  // A leading zero bit keeps the number positive.
  return `0${randomBytes(15).toString("hex").slice(1)}`
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey("pkcs8", key)
  return x509.PemConverter.encode(bytes, "PRIVATE KEY")
}

async function leaf(
  issuer: x509.X509Certificate,
  issuerKey: webcrypto.CryptoKey,
  request: LeafRequest,
): Promise<Issued> {
  const keys = await webcrypto.subtle.generateKey(algorithms[request.keys], true, [
    "sign",
    "verify",
  ])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${request.commonName}`,
    issuer: issuer.subject,
    ...validity(),
    signingAlgorithm: algorithms.ec,
    publicKey: keys.publicKey,
    signingKey: issuerKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...request.hosts.map((value) => ({ type: "dns" as const, value })),
        ...request.ips.map((value) => ({ type: "ip" as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString("pem"), privateKey: await pemOf(keys.privateKey) }
}

/** A certificate authority of our own, for this simulator only. */
export async function createAuthority(commonName: string): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithms.ec, true, ["sign", "verify"])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${commonName}`,
    ...validity(),
    signingAlgorithm: algorithms.ec,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return {
    certificate: certificate.toString("pem"),
    privateKey: await pemOf(keys.privateKey),
    sign: (request) => leaf(certificate, keys.privateKey, request),
  }
}
