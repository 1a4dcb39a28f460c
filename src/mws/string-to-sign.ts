import { percentEncode } from "./percent-encoding"

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
