import type { Dispatcher } from "undici"
import { createOutbound } from "../net"
import { BoundedCache } from "./bounded-cache"
import { isAmazonCertificateUrl, trustedCertificateUrl } from "./certificate-url"
import { fetchText } from "./fetch-text"
import { IpnError } from "./errors"

export interface CertificateSourceOptions {
  /** Milliseconds for one fetch as a whole; 5,000. */
  timeoutMs?: number | undefined
  /** Bytes of a certificate file at most; 64 kB. */
  maxBytes?: number | undefined
  /** Certificates kept, and fetches under way, at most; 16. */
  maxEntries?: number | undefined
  /** Milliseconds for which a certificate is kept; a day. */
  ttlMs?: number | undefined
  /** Milliseconds before an address is tried again that gave no certificate; 5,000. */
  retryAfterMs?: number | undefined
  /** Replaces Amazon's rule for addresses, for a simulator. */
  allow?: ((url: URL) => boolean) | undefined
  /** Replaces the connections, which go through the environment's proxies. */
  dispatcher?: Dispatcher | undefined
  /** PEM of authorities trusted in place of the system's, for a simulator. */
  ca?: string | undefined
  /** Milliseconds since 1970. */
  now?: (() => number) | undefined
}

/** Certificates by address, fetched once. */
export interface CertificateSource {
  /**
   * PEM text of a certificate file. May be passed on without its object.
   *
   * @throws IpnError `UntrustedCertificateUrl`, or `CertificateUnavailable`, which is retryable.
   */
  certificate: (address: string) => Promise<string>
  /**
   * Keeps the certificate of an address that a trusted sender's message named. Strangers can name any number of others, and
   * would push it out.
   */
  keep: (address: string) => void
  /** Releases the connections. */
  close(): Promise<void>
}

/**
 * The default source of `verifyEnvelope`'s certificates: over HTTPS with normal verification of the server, without
 * redirects, limited in time and size, cached. Requests for an address that is being fetched share the fetch; an
 * address that gave nothing is left alone for a while.
 */
export function createCertificateSource(options: CertificateSourceOptions = {}): CertificateSource {
  const maxEntries = options.maxEntries ?? 16
  const clock = options.now && { now: options.now }
  const cache = new BoundedCache<string>({
    maxEntries,
    ttlMs: options.ttlMs ?? 24 * 60 * 60 * 1000,
    ...clock,
  })
  // Apart from the others, which strangers' messages fill.
  const kept = new BoundedCache<string>({
    maxEntries,
    ttlMs: options.ttlMs ?? 24 * 60 * 60 * 1000,
    ...clock,
  })
  // Apart from the certificates: addresses that lead nowhere must not push out those that do.
  const failures = new BoundedCache<unknown>({
    maxEntries: 8 * maxEntries,
    ttlMs: options.retryAfterMs ?? 5_000,
    ...clock,
  })
  const pending = new Map<string, Promise<string>>()
  const own = options.dispatcher ? undefined : createOutbound({ connections: 4, ca: options.ca })
  const limits = {
    timeoutMs: options.timeoutMs ?? 5_000,
    maxBytes: options.maxBytes ?? 64 * 1024,
  }

  const fetchCertificate = async (address: string): Promise<string> => {
    const dispatcher = options.dispatcher ?? own
    try {
      const pem = await fetchText(address, { ...limits, dispatcher })
      if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
        throw new Error("not a PEM certificate")
      }
      return cache.set(address, pem)
    } catch (cause) {
      failures.set(address, cause)
      throw unavailable(cause)
    }
  }

  const certificate = async (address: string): Promise<string> => {
    // What is found under an address was fetched, or is being, since the address is trusted.
    const known = kept.get(address) ?? cache.get(address) ?? pending.get(address)
    if (known !== undefined) {
      return known
    }
    const trusted = trustedCertificateUrl(address, options.allow ?? isAmazonCertificateUrl)
    const failure = failures.get(trusted)
    if (failure !== undefined) {
      throw unavailable(failure)
    }
    // Addresses come from senders nobody knows yet; they decide neither how much is kept nor how much is fetched.
    if (pending.size >= maxEntries) {
      throw new IpnError("CertificateUnavailable", "too many certificates are being fetched")
    }
    const fetching = fetchCertificate(trusted).finally(() => pending.delete(trusted))
    pending.set(trusted, fetching)
    return fetching
  }

  const keep = (address: string) => {
    const pem = kept.get(address) === undefined ? cache.get(address) : undefined
    if (pem !== undefined) kept.set(address, pem)
  }

  return { certificate, keep, close: async () => own?.close() }
}

function unavailable(cause: unknown): IpnError {
  return new IpnError("CertificateUnavailable", "the certificate could not be fetched", { cause })
}
