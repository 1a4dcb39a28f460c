import {
  fullBucket,
  holds,
  isRested,
  level,
  reach,
  take,
  throttle,
  type Bucket,
  type Quota,
} from "./token-bucket"

/** `interactive`: somebody is waiting for the answer. `background`: nobody is. */
export type Priority = "interactive" | "background"

/** Time as the rate limiter sees it. It never runs back. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  /** Calls back once, so many milliseconds from now, or earlier when they are more than can be waited for. */
  wakeIn(milliseconds: number, wake: () => void): { cancel(): void }
}

/** A call that waits for a token. Times are milliseconds on the clock. */
export interface Waiter {
  /** Smaller is older. A call that is repeated keeps its ticket and with it its place. */
  readonly ticket: number
  readonly priority: Priority
  readonly since: number
  /** The latest moment at which it may be sent. */
  readonly until: number
  /** Told once: it may be sent. */
  readonly go: () => void
  /** Told once instead: its turn would come too late, but in so many milliseconds. */
  readonly turnAway: (retryInMs: number) => void
}

/**
 * Milliseconds. Of two calls the later one can reach Amazon first, above all when the first had to connect. So an
 * interactive call that had to wait for a token is sent this much after it. A background call needs no margin: it leaves
 * a reserve.
 */
export const MARGIN_MS: Readonly<Record<Priority, number>> = { interactive: 250, background: 0 }

/** Tokens that background calls leave to interactive ones. */
export function reserveOf({ burst }: { burst: number }): number {
  return Math.min(burst - 1, Math.ceil(burst / 5))
}

/**
 * The token bucket of one operation, and who waits for a token of it: interactive calls first, each priority in the order
 * of arrival. Only the head gets a token. A call whose turn would come too late is turned away as soon as that is known.
 */
export class Queue {
  #bucket: Bucket
  /** In the order in which they get a token. */
  #waiting: readonly Waiter[] = []
  #alarm: { cancel(): void } | undefined

  constructor(
    private readonly quota: Quota,
    private readonly clock: Clock,
  ) {
    this.#bucket = fullBucket(quota, clock.now())
  }

  join(waiter: Waiter): void {
    const place = this.#waiting.findIndex((other) => isBefore(waiter, other))
    this.#waiting = this.#waiting.toSpliced(place < 0 ? this.#waiting.length : place, 0, waiter)
    this.#advance()
  }

  /** Lets a call go that waits no longer; it is told nothing. */
  leave(ticket: number): void {
    this.#waiting = this.#waiting.filter((waiter) => waiter.ticket !== ticket)
    this.#advance()
  }

  /** Amazon refused a call of this operation because of its quota. */
  throttled(): void {
    this.#bucket = throttle(this.clock.now())
    this.#advance()
  }

  /** Whether a background call would be sent at once. */
  canSpare(): boolean {
    const tokens = level(this.#bucket, this.quota, this.clock.now())
    return this.#waiting.length === 0 && holds(tokens, this.#need("background"))
  }

  /** Whether it knows no more than a new one would. Nobody waits at a full bucket. */
  isRested(): boolean {
    return isRested(this.#bucket, this.quota, this.clock.now())
  }

  #advance(): void {
    this.#alarm?.cancel()
    this.#alarm = undefined
    const now = this.clock.now()
    const waiting: Waiter[] = []
    for (const waiter of this.#waiting) {
      // Who has just come sees what is there; who has waited, what was there a margin ago.
      const seenAt = Math.max(waiter.since, now - MARGIN_MS[waiter.priority])
      const tokens = level(this.#bucket, this.quota, seenAt)
      if (waiting.length === 0 && holds(tokens, this.#need(waiter.priority))) {
        this.#bucket = take(this.#bucket, this.quota, now)
        waiter.go()
        continue
      }
      const ready = this.#readyAt(waiter, waiting.length)
      if (ready > waiter.until) waiter.turnAway(Math.max(1, Math.ceil(ready - now)))
      else waiting.push(waiter)
    }
    this.#waiting = waiting
    const [head] = waiting
    if (head) {
      // At least a millisecond: a timer may be early by less, and must not turn into a loop.
      const milliseconds = Math.max(1, Math.ceil(this.#readyAt(head, 0) - now))
      this.#alarm = this.clock.wakeIn(milliseconds, () => this.#advance())
    }
  }

  #need(priority: Priority): number {
    return 1 + (priority === "background" ? reserveOf(this.quota) : 0)
  }

  /** When a call gets its token, with so many others before it. */
  #readyAt({ priority, since }: Waiter, ahead: number): number {
    const reached = reach(this.#bucket, this.quota, this.#need(priority) + ahead)
    return reached > since ? reached + MARGIN_MS[priority] : reached
  }
}

function isBefore(one: Waiter, other: Waiter): boolean {
  return one.priority === other.priority
    ? one.ticket < other.ticket
    : one.priority === "interactive"
}
