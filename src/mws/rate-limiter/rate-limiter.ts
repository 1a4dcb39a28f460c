import type { FiguresByClass, QuotaClass } from "./figures"
import { Queue, type Clock, type Priority } from "./queue"

/** Milliseconds. In the sandbox a write is restored every 2 seconds, so six buyers can come at once. */
const MAX_WAIT_MS = 10_000

/** How a call waits for its turn. */
export interface CallOptions {
  priority: Priority
  /** Milliseconds that a call waits for its turns at most, over all its attempts: 10,000 by default. */
  maxWaitMs?: number | undefined
}

export interface RateLimiterOptions {
  figures: FiguresByClass
  /** Where quotas may be off, as in a simulator: no limit, except for a minute after a call was refused. */
  openUntilThrottled?: boolean | undefined
  clock?: Clock | undefined
}

/** Why a call does not get its turn. `retryInMs` is there when it may come back for it. */
export class NoTurn extends Error {
  override readonly name = "NoTurn"
  constructor(readonly retryInMs?: number) {
    super("no turn now")
  }
}

/** Leave to send one attempt. */
export interface Turn {
  /** To be called when Amazon refused the attempt because of its quota. */
  wasThrottled(): void
}

/** One call with its place in the queue, which its repetitions keep. */
export interface LimitedCall {
  /**
   * Waits until an attempt may be sent.
   *
   * @param signals end the wait
   * @throws NoTurn
   */
  turn(signals?: readonly AbortSignal[]): Promise<Turn>
}

/** The longest that a timer of Node's can be set to; a longer one would go off at once. */
const LONGEST_MS = 2 ** 31 - 1

const systemClock: Clock = {
  now: () => performance.now(),
  wakeIn(milliseconds, wake) {
    const timer = setTimeout(wake, Math.min(milliseconds, LONGEST_MS))
    return { cancel: () => clearTimeout(timer) }
  },
}

/** Lets the calls of one account through at the rate that Amazon allows, operation by operation. */
export class RateLimiter {
  readonly #figures: FiguresByClass
  readonly #openUntilThrottled: boolean
  readonly #clock: Clock
  readonly #queues = new Map<string, Queue>()
  #tickets = 0

  /** @throws TypeError for figures that would let nothing through. */
  constructor({ figures, openUntilThrottled, clock }: RateLimiterOptions) {
    for (const [name, { burst, restoreMs }] of Object.entries(figures)) {
      if (!(burst >= 1 && restoreMs > 0 && restoreMs < Infinity)) {
        throw new TypeError(`figures of ${name} must have a burst of 1 or more and a restore time`)
      }
    }
    this.#figures = figures
    this.#openUntilThrottled = openUntilThrottled ?? false
    this.#clock = clock ?? systemClock
  }

  /** A call of an operation; it has its place from now on. */
  call(
    action: string,
    quotaClass: QuotaClass,
    { priority, maxWaitMs = MAX_WAIT_MS }: CallOptions,
  ): LimitedCall {
    const queue = this.#queue(action, quotaClass)
    const ticket = ++this.#tickets
    let leftMs = maxWaitMs
    return {
      turn: async (signals = []) => {
        const since = this.#clock.now()
        await waitIn(queue, { ticket, priority, since, until: since + leftMs }, signals)
        leftMs = Math.max(0, leftMs - (this.#clock.now() - since))
        return { wasThrottled: () => queue.throttled() }
      },
    }
  }

  /** Whether a background call of an operation would be sent at once. */
  canSpare(action: string, quotaClass: QuotaClass): boolean {
    return this.#queue(action, quotaClass).canSpare()
  }

  /** True when it knows no more than a new one would. */
  isRested(): boolean {
    return [...this.#queues.values()].every((queue) => queue.isRested())
  }

  #queue(action: string, quotaClass: QuotaClass): Queue {
    const existing = this.#queues.get(action)
    if (existing) return existing
    const quota = { ...this.#figures[quotaClass], openUntilThrottled: this.#openUntilThrottled }
    const queue = new Queue(quota, this.#clock)
    this.#queues.set(action, queue)
    return queue
  }
}

/** @throws NoTurn */
function waitIn(
  queue: Queue,
  waiter: { ticket: number; priority: Priority; since: number; until: number },
  signals: readonly AbortSignal[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signals.some(({ aborted }) => aborted)) {
      reject(new NoTurn())
      return
    }
    const stopListening = () => {
      signals.forEach((signal) => signal.removeEventListener("abort", abort))
    }
    const abort = () => {
      stopListening()
      reject(new NoTurn())
      queue.leave(waiter.ticket)
    }
    signals.forEach((signal) => signal.addEventListener("abort", abort))
    queue.join({
      ...waiter,
      go: () => {
        stopListening()
        resolve()
      },
      turnAway: (retryInMs) => {
        stopListening()
        reject(new NoTurn(retryInMs))
      },
    })
  })
}
