import type { Figures } from "./figures"

/** How a bucket is kept. */
export interface Quota extends Figures {
  /** No limit until Amazon has refused a call, nor after the bucket has recovered from that. */
  readonly openUntilThrottled: boolean
}

/** A token bucket at one moment. All that happens to it makes a new one. */
export interface Bucket {
  /** At {@link at}; from there they are reckoned, so that nothing has to run while nobody calls. */
  readonly tokens: number
  /** Milliseconds on the governor's clock. */
  readonly at: number
  /** Share of the published rate at which it fills, at {@link at}. */
  readonly pace: number
  /** How often a refusal has slowed it. */
  readonly slowdowns: number
}

/** What the bucket knew when a call was sent. */
export interface Sent {
  readonly slowdowns: number
  /** Sent although the bucket was empty. */
  readonly anyway: boolean
}

/** Sixteen instances can share a quota before the slowest pace is too fast for them. */
export const SLOWEST_PACE = 1 / 16
/** Milliseconds in which the pace would grow from nothing to the published rate. */
export const RECOVERY_MS = 120_000

/** Reckoning with fractions leaves a token that is there a hair short of one. */
const HAIR = 1e-6

export function fullBucket(quota: Quota, now: number): Bucket {
  return { tokens: quota.burst, at: now, pace: 1, slowdowns: 0 }
}

/** Tokens at a moment; without limit while the bucket is open. A moment before the bucket's own counts as that. */
export function level(bucket: Bucket, quota: Quota, now: number): number {
  if (quota.openUntilThrottled && paceAt(bucket, now) === 1) return Infinity
  const refilled = gain(bucket.pace, Math.max(0, now - bucket.at)) / quota.restoreMs
  return Math.min(quota.burst, bucket.tokens + refilled)
}

/** Share of the published rate at which the bucket fills at a moment. */
export function paceAt(bucket: Bucket, now: number): number {
  return Math.min(1, bucket.pace + Math.max(0, now - bucket.at) / RECOVERY_MS)
}

/** Whether a level is at least so many tokens. */
export function holds(tokens: number, needed: number): boolean {
  return tokens >= needed - HAIR
}

/**
 * The moment by which the bucket will have given so many tokens, those it has among them; more than its burst if they
 * are taken as they come. Never before the bucket's own moment.
 */
export function reach(bucket: Bucket, quota: Quota, tokens: number): number {
  if (quota.openUntilThrottled && bucket.pace === 1) return bucket.at
  const missing = Math.max(0, tokens - bucket.tokens) * quota.restoreMs
  const filled = bucket.at + timeToGain(bucket.pace, missing)
  return quota.openUntilThrottled ? Math.min(filled, bucket.at + recoveryTime(bucket.pace)) : filled
}

/** After a call was sent. A call sent anyway takes what there is of a token. */
export function take(bucket: Bucket, quota: Quota, now: number): Bucket {
  const tokens = Math.max(0, Math.min(quota.burst, level(bucket, quota, now)) - 1)
  return { ...bucket, tokens, at: now, pace: paceAt(bucket, now) }
}

/**
 * After Amazon refused a call because of its quota: empty, and slower for a while, since somebody else must be drawing
 * on the same quota. What is no news slows nothing: the refusal of a call that was sent before the bucket was slowed
 * last, or that was sent although the bucket was empty.
 */
export function throttle(bucket: Bucket, now: number, sent: Sent): Bucket {
  const pace = paceAt(bucket, now)
  const isNews = !sent.anyway && sent.slowdowns === bucket.slowdowns
  return isNews
    ? {
        tokens: 0,
        at: now,
        pace: Math.max(SLOWEST_PACE, pace / 2),
        slowdowns: bucket.slowdowns + 1,
      }
    : { ...bucket, tokens: 0, at: now, pace }
}

/*
 * The pace grows by 1 in RECOVERY_MS up to 1. What it yields is measured in milliseconds at full pace: while it grows
 * pace · t + t² / (2 · RECOVERY_MS), from then on t.
 */
function gain(pace: number, elapsed: number): number {
  const growing = Math.min(elapsed, recoveryTime(pace))
  return pace * growing + growing ** 2 / (2 * RECOVERY_MS) + (elapsed - growing)
}

/** The inverse of {@link gain}. */
function timeToGain(pace: number, wanted: number): number {
  const recovery = recoveryTime(pace)
  const whileGrowing = gain(pace, recovery)
  return wanted > whileGrowing
    ? recovery + wanted - whileGrowing
    : RECOVERY_MS * (Math.sqrt(pace ** 2 + (2 * wanted) / RECOVERY_MS) - pace)
}

function recoveryTime(pace: number): number {
  return (1 - pace) * RECOVERY_MS
}
