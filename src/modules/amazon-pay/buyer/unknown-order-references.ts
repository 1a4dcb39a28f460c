import { BoundedCache } from "../../../ipn"
import { invalid } from "../errors"

const minute = 60_000

/** So many ids may be refused in a minute before those that nobody knows are held back. */
export const freeRefusals = 6

/** What they may then cost in calls: so many at once, and one more after so many milliseconds. */
export const pool = { burst: 6, restoreMs: 4_000 }

/** How an order reference may be asked about. */
export type Admission =
  /** Like any other. */
  | "known"
  /** Nobody has vouched for it, and few such ids were refused lately. */
  | "unknown"
  /** Nobody has vouched for it, and many such ids were refused lately: behind all others. */
  | "pooled"
  /** It was refused a moment ago: the answer would be the same. */
  | "refused"

/** What a storefront is told of an id that Amazon does not know. */
export const unknownToAmazon = () =>
  invalid(
    "Amazon does not know this order reference in this shop's account. Start Amazon Pay again.",
  )

interface Account {
  /** Refusals of a minute. */
  refusals: number
  ends: number
  /** Calls that the pool still had at a moment. */
  left: number
  at: number
}

/**
 * Order references that Amazon has not confirmed to this store. Anybody can make an id up, and each would cost a call of the
 * quota that buyers live on. So a refused id is remembered for a minute, and once many were refused within a minute, ids that
 * nobody knows share a pool of their own. A login that Amazon vouches for is no stranger's, until an id of its is refused.
 * Counted in the memory of this process, for each account; bounded.
 */
export class UnknownOrderReferences {
  readonly #confirmed: BoundedCache<true>
  readonly #refused: BoundedCache<true>
  readonly #doubted: BoundedCache<true>
  readonly #accounts = new Map<string, Account>()

  /** @param now milliseconds */
  constructor(private readonly now: () => number = Date.now) {
    const cache = (maxEntries: number, ttlMs: number) =>
      new BoundedCache<true>({ maxEntries, ttlMs, now })
    // A draft is over after three hours (protocol reference §6.1).
    this.#confirmed = cache(10_000, 180 * minute)
    this.#refused = cache(10_000, minute)
    this.#doubted = cache(10_000, minute)
  }

  /**
   * Whether a call about an order reference may be made now, and how.
   * @param login whose login the buyer's token is, where Amazon has vouched for it
   */
  admit(account: string, id: string, login?: string): Admission {
    const key = `${account} ${id}`
    if (this.#confirmed.get(key)) return "known"
    if (this.#refused.get(key)) return "refused"
    if (login !== undefined && !this.#doubted.get(`${account} ${login}`)) return "known"
    const { refusals, ends } = this.#of(account)
    return ends > this.now() && refusals >= freeRefusals ? "pooled" : "unknown"
  }

  /**
   * Takes a call out of the pool of an account.
   * @returns whether there was one
   */
  take(account: string): boolean {
    const counted = this.#of(account)
    const now = this.now()
    counted.left = Math.min(pool.burst, counted.left + (now - counted.at) / pool.restoreMs)
    counted.at = now
    if (counted.left < 1) return false
    counted.left--
    return true
  }

  /** Amazon knows it. What was taken out of the pool for it goes back: it was a buyer's. */
  confirm(account: string, id: string, wasPooled = false): void {
    this.#confirmed.set(`${account} ${id}`, true)
    const counted = this.#of(account)
    if (wasPooled) counted.left = Math.min(pool.burst, counted.left + 1)
  }

  /** Amazon does not know it. */
  refuse(account: string, id: string, login?: string): void {
    this.#refused.set(`${account} ${id}`, true)
    if (login !== undefined) this.#doubted.set(`${account} ${login}`, true)
    const counted = this.#of(account)
    const now = this.now()
    if (counted.ends <= now) {
      counted.refusals = 0
      counted.ends = now + minute
    }
    counted.refusals++
  }

  #of(account: string): Account {
    const existing = this.#accounts.get(account)
    if (existing) return existing
    const made = { refusals: 0, ends: 0, left: pool.burst, at: this.now() }
    this.#accounts.set(account, made)
    return made
  }
}
