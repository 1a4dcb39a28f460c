import { backoff, type RetryPolicy } from "./backoff"
import { outlastsTheCall } from "./error-codes"
import { MwsError, MwsThrottledError } from "./errors"

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
