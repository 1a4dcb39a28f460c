import { createCertificateSource, isAmazonCertificateUrl, type CertificateSource } from "../../ipn"
import type { Account } from "../accounts"

/** A simulator that was started anew has another certificate at the same address. */
const simulatorTtlMs = 10_000

const sources = new Map<string, CertificateSource>()

/** The addresses of simulators' certificates that accounts of this store trust. */
export function simulatorCertificates(accounts: Account[]): Set<string> {
  return new Set(
    accounts.flatMap(({ options }) =>
      options.ipn ? [new URL(options.ipn.certificateUrl).href] : [],
    ),
  )
}

/**
 * The source of signing certificates, with its cache and its connections: one for the process, made when the
 * first notification comes.
 */
export function certificateSource(simulators: ReadonlySet<string>): CertificateSource {
  const key = [...simulators].sort().join(" ")
  const existing = sources.get(key)
  if (existing) return existing
  const source = createCertificateSource({
    allow: (url) => isAmazonCertificateUrl(url) || simulators.has(url.href),
    ...(simulators.size ? { ttlMs: simulatorTtlMs } : {}),
  })
  sources.set(key, source)
  return source
}
