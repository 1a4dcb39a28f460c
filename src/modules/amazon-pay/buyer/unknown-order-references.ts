import { BoundedCache } from "../../../ipn"
import { invalid } from "../errors"

const minute = 60_000

/** So many ids may be refused in a minute before those that nobody knows are held back. */
export const freeRefusals = 6
/** What ids that nobody knows may then cost in calls a minute: a tenth of what Amazon allows of the rarest. */
export const poolPerMinute = 12

/** How an order reference may be asked about. */
export type Admission =
  /** Like any other. */
  | "known"
  /** Nobody has vouched for it, and few such ids were refused lately. */
  | "unknown"
  /** From the pool of those that nobody knows: behind all others. */
  | "pooled"
  /** It was refused a moment ago: the answer would be the same. */
  | "refused"
  /** The pool of those that nobody knows is empty for this minute. */
  | "full"

/** What a storefront is told of an id that Amazon does not know. */
export const unknownToAmazon = () =>
  invalid(
    "Amazon does not know this order reference in this shop's account. Start Amazon Pay again.",
  )

interface Window {
  count: number
  ends: number
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
  readonly #refusals = new Map<string, Window>()
  readonly #pool = new Map<string, Window>()

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
    if (count(this.#refusals, account, this.now()) < freeRefusals) return "unknown"
    return add(this.#pool, account, this.now()) <= poolPerMinute ? "pooled" : "full"
  }

  /** Amazon knows it. */
  confirm(account: string, id: string): void {
    this.#confirmed.set(`${account} ${id}`, true)
  }

  /** Amazon does not know it. */
  refuse(account: string, id: string, login?: string): void {
    this.#refused.set(`${account} ${id}`, true)
    if (login !== undefined) this.#doubted.set(`${account} ${login}`, true)
    add(this.#refusals, account, this.now())
  }
}

function count(windows: Map<string, Window>, account: string, now: number): number {
  const window = windows.get(account)
  return window && window.ends > now ? window.count : 0
}

/** @returns how many there are with this one */
function add(windows: Map<string, Window>, account: string, now: number): number {
  const before = count(windows, account, now)
  const ends = before ? (windows.get(account)?.ends ?? 0) : now + minute
  windows.set(account, { count: before + 1, ends })
  return before + 1
}
