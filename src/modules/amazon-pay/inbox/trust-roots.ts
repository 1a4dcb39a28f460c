import {
  createCertificateSource,
  isAmazonCertificateUrl,
  type VerifyEnvelopeOptions,
} from "../../../ipn"
import type { MerchantAccount } from "./merchant-account"

/** Whose signatures some of the store's accounts trust: Amazon's, or for sandbox accounts one simulator's. */
export interface TrustRoot {
  verifying: Pick<VerifyEnvelopeOptions, "certificate" | "certificateUrl" | "subscribeUrl">
  /** Keeps the certificate of an address, however many others are asked for. */
  keep: (address: string) => void
  accounts: MerchantAccount[]
}

type Root = Omit<TrustRoot, "accounts">

/** A simulator that was started anew has another certificate at the same address. */
const simulatorTtlMs = 10_000

/** Certificates are kept for the process, whichever request asked first. */
const roots = new Map<string, Root>()
const amazon = "amazon"

/** The accounts by whom they trust. A simulator speaks for the accounts that name it and for no other. */
export function trustRoots(accounts: MerchantAccount[]): TrustRoot[] {
  const byRoot = new Map<string, MerchantAccount[]>()
  for (const account of accounts) {
    const root = account.options.ipn?.certificateUrl ?? amazon
    byRoot.set(root, [...(byRoot.get(root) ?? []), account])
  }
  return [...byRoot].map(([root, trusting]) => ({
    ...rootAt(root),
    accounts: trusting,
  }))
}

function rootAt(root: string): Root {
  const existing = roots.get(root)
  if (existing) return existing
  const made = root === amazon ? amazonRoot() : simulatorRoot(new URL(root).href)
  roots.set(root, made)
  return made
}

function amazonRoot(): Root {
  const { certificate, keep } = createCertificateSource()
  return { verifying: { certificate }, keep }
}

/**
 * A simulator's messages name a certificate address such as Amazon's, or its own; either way its certificate is
 * fetched from where the merchant said.
 */
function simulatorRoot(address: string): Root {
  const source = createCertificateSource({
    allow: ({ href }) => href === address,
    ttlMs: simulatorTtlMs,
  })
  return {
    verifying: {
      certificate: () => source.certificate(address),
      certificateUrl: (url) => url.href === address || isAmazonCertificateUrl(url),
      subscribeUrl: (url) => url.origin === new URL(address).origin,
    },
    // There is but one.
    keep: () => undefined,
  }
}
