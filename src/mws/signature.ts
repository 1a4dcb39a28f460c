import { createHmac } from "node:crypto"

const loneSurrogate = /\p{Surrogate}/gu
const leftByUriEncoding = /[!'()*]/g

/**
 * Percent-encodes text as UTF-8 by RFC 3986, as "MWS Signature Version 2" asks: only `A-Z a-z 0-9 - _ . ~` stay,
 * everything else becomes `%XX` with capital hexadecimal digits; a space is `%20`, `*` is `%2A`.
 *
 * A half of a surrogate pair (a note cut in the middle of an emoji) is sent as U+FFFD, because it has no UTF-8 form
 * and must not stop a payment.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(loneSurrogate, "\ufffd")).replace(
    leftByUriEncoding,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** What "MWS Signature Version 2" signs. */
export interface SignedRequest {
  /** HTTP verb as sent, usually `POST`. */
  method: string
  /** Host exactly as the `Host` header carries it, with a port that is not the scheme's own. */
  host: string
  /** Absolute path exactly as sent. */
  path: string
  /** All parameters of the body; a `Signature` among them is left out. */
  parameters: Readonly<Record<string, string>>
}

/**
 * The parameters as one encoded query, sorted by the bytes of their raw names, `Signature` left out.
 * Source: "MWS Signature Version 2", canonicalized query string.
 */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .filter(([name]) => name !== "Signature")
    .map(([name, value]) => ({ bytes: Buffer.from(name), name, value }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
    .map(({ name, value }) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&")
}

/** The text that "MWS Signature Version 2" signs: verb, host in lower case, path and query, a line each. */
export function stringToSign({ method, host, path, parameters }: SignedRequest): string {
  return [
    method.toUpperCase(),
    host.toLowerCase(),
    path === "" ? "/" : path,
    canonicalQuery(parameters),
  ].join("\n")
}

/**
 * The value of `Signature` by "MWS Signature Version 2" with `HmacSHA256`: base64, not yet percent-encoded.
 * The order of the parameters does not matter.
 */
export function signature({
  secretKey,
  ...request
}: SignedRequest & {
  /** MWS secret access key. */
  secretKey: string
}): string {
  return createHmac("sha256", secretKey).update(stringToSign(request), "utf8").digest("base64")
}
