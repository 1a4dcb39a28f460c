import { RateLimiter, type RateLimiterOptions } from "./rate-limiter"

interface Shared {
  readonly rateLimiter: RateLimiter
  users: number
}

const shared = new Map<string, Shared>()

/** A rate limiter that others of this process may be using as well. */
export interface RateLimiterShare {
  readonly rateLimiter: RateLimiter
  /** To be called once, when it is used no longer. */
  readonly release: () => void
}

/**
 * The rate limiter of one account: the same for the same key, as long as somebody uses it or it has something to
 * remember.
 *
 * @param key what Amazon tells quotas apart by
 * @throws TypeError for figures that would let nothing through.
 */
export function shareRateLimiter(key: string, options: RateLimiterOptions): RateLimiterShare {
  forgetRested()
  const share = shared.get(key) ?? { rateLimiter: new RateLimiter(options), users: 0 }
  shared.set(key, share)
  share.users += 1
  return {
    rateLimiter: share.rateLimiter,
    release: () => {
      share.users -= 1
    },
  }
}

/** A client that is closed and made again must not get a fresh burst; one that has rested may be forgotten. */
function forgetRested(): void {
  for (const [key, { rateLimiter, users }] of shared) {
    if (users === 0 && rateLimiter.isRested()) {
      shared.delete(key)
    }
  }
}
