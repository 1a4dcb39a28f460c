/** When a failed attempt is repeated. */
export interface RetryPolicy {
  /** Attempts in all, the first among them. */
  attempts: number
  /** Milliseconds: the bound of the first wait; it doubles with every further one. */
  baseMs: number
  /** Milliseconds: the bound no wait goes beyond. */
  maxMs: number
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { attempts: 4, baseMs: 500, maxMs: 10_000 }

/** A sandbox quota restores one request in two seconds, so a throttled call waits four times as long as a failed one. */
const THROTTLED_FACTOR = 4

/**
 * Milliseconds to wait after the `failures`-th failed attempt in a row: exponential with full jitter. After a throttle
 * the jitter covers the upper half only, since a wait near zero would draw on an empty bucket.
 *
 * @param random a number from 0 to below 1.
 */
export function backoff(
  policy: RetryPolicy,
  failures: number,
  throttled: boolean,
  random: number,
): number {
  const base = policy.baseMs * (throttled ? THROTTLED_FACTOR : 1)
  const bound = Math.min(policy.maxMs, base * 2 ** (failures - 1))
  return Math.round(throttled ? bound / 2 + (random * bound) / 2 : random * bound)
}
