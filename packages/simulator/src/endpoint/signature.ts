import { createHmac, timingSafeEqual } from "node:crypto"

const unreserved = /[A-Za-z0-9\-_.~]/

/** Percent-encoding of RFC 3986 over UTF-8 bytes, upper-case hexadecimal. */
export function percentEncode(text: string): string {
  let encoded = ""
  for (const byte of Buffer.from(text, "utf8")) {
    const character = String.fromCharCode(byte)
    encoded +=
      byte < 128 && unreserved.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
  }
  return encoded
}

function byBytes(a: readonly [string, string], b: readonly [string, string]): number {
  return Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0]))
}

export interface SignedRequest {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Amazon's Signature Version 2: the text a request's signature covers. */
export function signedText({ method, host, path, parameters }: SignedRequest): string {
  const query = [...parameters]
    .filter(([name]) => name !== "Signature")
    .sort(byBytes)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&")
  return [method, host.toLowerCase(), path, query].join("\n")
}

const digests: Readonly<Record<string, string>> = { HmacSHA256: "sha256", HmacSHA1: "sha1" }

/** Whether Amazon knows a SignatureMethod. */
export function isSignatureMethod(method: string): boolean {
  return Object.hasOwn(digests, method)
}

/** The signature a request ought to carry, in base64. */
export function expectedSignature(
  request: SignedRequest,
  signatureMethod: string,
  secretKey: string,
): string {
  const digest = digests[signatureMethod] ?? "sha256"
  return createHmac(digest, secretKey).update(signedText(request), "utf8").digest("base64")
}

/** Compares two signatures without telling where they differ. */
export function sameSignature(expected: string, received: string): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(received)
  return a.length === b.length && timingSafeEqual(a, b)
}
