import { resolveEndpoint, type Endpoint, type Region } from "./endpoint"
import { PUBLISHED_FIGURES } from "./rate-limiter/figures"
import type { RateLimiter } from "./rate-limiter/rate-limiter"
import { shareRateLimiter, type RateLimiterShare } from "./rate-limiter/shared-rate-limiters"
import type { Credentials } from "./request"
import { DEFAULT_RETRY_POLICY, type RetryPolicy, type RetrySources } from "./retry"
import type { Application } from "./user-agent"

/** One attempt at a call, as an observer sees it: no secret, no note, nothing of the buyer's. */
export interface ObservedCall {
  action: string
  /** The merchant's reference id of an authorization, capture or refund. */
  referenceId?: string | undefined
  /** HTTP status, when there was an answer. */
  status?: number | undefined
  requestId?: string | undefined
  /** From 1. */
  attempt: number
  milliseconds: number
  /** Absent when the attempt succeeded. */
  errorCode?: string | undefined
}

export interface MwsClientOptions {
  /** Merchant id. */
  sellerId: string
  accessKey: string
  secretKey: string
  /** When the keys are not the merchant's own: `amzn.mws.…`. */
  mwsAuthToken?: string | undefined
  region: Region
  sandbox: boolean
  /** An origin in place of the region's host, such as `http://127.0.0.1:9000`. */
  endpoint?: string | undefined
  /** The shop, for the user agent. */
  application?: Application | undefined
  /** Milliseconds: for connecting (10,000), and for one whole attempt (30,000). */
  timeouts?: { connect?: number | undefined; total?: number | undefined } | undefined
  /** By default 4 attempts, waits bounded by 0.5, 1, 2 seconds, four times as long after a throttle, 10 s at most. */
  retry?: (Partial<RetryPolicy> & Partial<RetrySources>) | undefined
  /** Holds calls to Amazon's quotas; by default one with the published figures, shared by the account's clients. */
  rateLimiter?: RateLimiter | undefined
  now?: (() => Date) | undefined
  observe?: ((call: ObservedCall) => void) | undefined
}

/** Options with every default in place. */
export interface ResolvedOptions {
  credentials: Credentials
  endpoint: Endpoint
  application: Application | undefined
  timeouts: { connect: number; total: number }
  retryPolicy: RetryPolicy
  retrySources: RetrySources
  rateLimiter: RateLimiterShare
  now: () => Date
  observe: (call: ObservedCall) => void
}

/** @throws TypeError naming an option that cannot work. */
export function resolveOptions(options: MwsClientOptions): ResolvedOptions {
  const { sellerId, accessKey, secretKey, mwsAuthToken, retry, timeouts } = options
  for (const [name, value] of Object.entries({ sellerId, accessKey, secretKey })) {
    if (typeof value !== "string" || value === "") {
      throw new TypeError(`${name} must be a text that is not empty`)
    }
  }
  const endpoint = resolveEndpoint(options)
  return {
    credentials: { sellerId, accessKey, secretKey, mwsAuthToken },
    endpoint,
    application: options.application,
    timeouts: { connect: timeouts?.connect ?? 10_000, total: timeouts?.total ?? 30_000 },
    retryPolicy: {
      attempts: retry?.attempts ?? DEFAULT_RETRY_POLICY.attempts,
      baseMs: retry?.baseMs ?? DEFAULT_RETRY_POLICY.baseMs,
      maxMs: retry?.maxMs ?? DEFAULT_RETRY_POLICY.maxMs,
    },
    retrySources: { random: retry?.random ?? Math.random, sleep: retry?.sleep ?? pause },
    rateLimiter: options.rateLimiter
      ? { rateLimiter: options.rateLimiter, release: () => undefined }
      : rateLimiterOf(options, endpoint),
    now: options.now ?? (() => new Date()),
    observe: options.observe ?? (() => undefined),
  }
}

/**
 * Amazon counts by seller and developer; the access key stands for the developer. Live and sandbox differ in the path.
 * What stands in for Amazon may have no quotas, so its clients start without.
 */
function rateLimiterOf(
  options: MwsClientOptions,
  { origin, path, isAmazon }: Endpoint,
): RateLimiterShare {
  return shareRateLimiter([options.sellerId, options.accessKey, origin, path].join(" "), {
    figures: PUBLISHED_FIGURES[options.sandbox ? "sandbox" : "live"],
    openUntilThrottled: !isAmazon,
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
