import { outlastsTheCall } from "./error-codes"
import { MwsError, MwsThrottledError } from "./errors"

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

/** Where randomness and time come from. */
export interface RetrySources {
  /** From 0 to below 1. */
  random: () => number
  /** Milliseconds. */
  sleep: (milliseconds: number) => Promise<void>
}

/**
 * Repeats an attempt as long as its error may pass.
 *
 * When an attempt may have been carried out, a later refusal does not prove that it was not (it can still be under way
 * at Amazon), so the error then says `unknown`; the next call with the same parameters gets a clean answer.
 *
 * @throws the last attempt's error.
 */
export async function withRetries<Result>(
  policy: RetryPolicy,
  { random, sleep }: RetrySources,
  attempt: (number: number) => Promise<Result>,
): Promise<Result> {
  let uncertain = false
  for (let number = 1; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      if (!(error instanceof MwsError)) {
        throw error
      }
      uncertain ||= error.outcome === "unknown"
      if (number >= policy.attempts || !passesSoon(error)) {
        error.outcome = uncertain ? "unknown" : error.outcome
        throw error
      }
      const throttled = error instanceof MwsThrottledError
      await sleep(backoff(policy, number, throttled, random()))
    }
  }
}

function passesSoon(error: MwsError): boolean {
  return error.retriable && !outlastsTheCall(error.code)
}
