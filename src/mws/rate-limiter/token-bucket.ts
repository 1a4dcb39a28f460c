import type { Figures } from "./figures"

/** How a bucket is kept. */
export interface Quota extends Figures {
  /** No limit, except for a minute after Amazon has refused a call. */
  readonly openUntilThrottled: boolean
}

/** A token bucket at one moment. All that happens to it makes a new one. */
export interface Bucket {
  /** At {@link at}; later ones are computed from there, so that nothing has to run while nobody calls. */
  readonly tokens: number
  /** Milliseconds on the rate limiter's clock. */
  readonly at: number
  /** Until this moment it fills at half the published rate. */
  readonly slowUntil: number
}

/** Milliseconds. For so long after a refusal a bucket fills at half the published rate. */
export const SLOW_MS = 60_000

/** Fractions leave a token that is there a hair short of one. */
const HAIR = 1e-6

export function fullBucket(quota: Quota, now: number): Bucket {
  return { tokens: quota.burst, at: now, slowUntil: -Infinity }
}

/** Tokens at a moment; without limit while the bucket is open. A moment before the bucket's own counts as that. */
export function level(bucket: Bucket, quota: Quota, now: number): number {
  const then = Math.max(now, bucket.at)
  if (quota.openUntilThrottled && then >= bucket.slowUntil) return Infinity
  const slowMs = Math.max(0, Math.min(then, bucket.slowUntil) - bucket.at)
  return Math.min(quota.burst, bucket.tokens + (then - bucket.at - slowMs / 2) / quota.restoreMs)
}

/** Whether a level is at least so many tokens. */
export function holds(tokens: number, needed: number): boolean {
  return tokens >= needed - HAIR
}

/**
 * The moment by which the bucket will have given so many tokens, those it has among them; more than its burst if they
 * are taken as they come. Never before the bucket's own moment.
 */
export function reach({ tokens, at, slowUntil }: Bucket, quota: Quota, needed: number): number {
  const slowMs = Math.max(0, slowUntil - at)
  const fullRateMs = Math.max(0, needed - tokens) * quota.restoreMs
  const filled = at + Math.min(2 * fullRateMs, fullRateMs + slowMs / 2)
  return quota.openUntilThrottled ? Math.min(filled, at + slowMs) : filled
}

/** After a call was sent on a token. */
export function take(bucket: Bucket, quota: Quota, now: number): Bucket {
  const tokens = Math.max(0, Math.min(quota.burst, level(bucket, quota, now)) - 1)
  return { ...bucket, tokens, at: now }
}

/**
 * After Amazon refused a call because of its quota: somebody else uses the same quota. The bucket counts as empty, and
 * its rate is halved for a minute. Refusals within that minute prolong it.
 */
export function throttle(now: number): Bucket {
  return { tokens: 0, at: now, slowUntil: now + SLOW_MS }
}

/** True when the bucket is full and fills at the published rate. */
export function isRested(bucket: Bucket, quota: Quota, now: number): boolean {
  return now >= bucket.slowUntil && holds(level(bucket, quota, now), quota.burst)
}
