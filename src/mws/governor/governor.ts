import { fullBucket, level, paceAt, throttle, type Quota, type Sent } from "./bucket"
import { systemClock, type Clock } from "./clock"
import type { FiguresByClass, QuotaClass } from "./figures"
import { advance, join, leave, type Lane, type Priority, type Verdict, type Waiter } from "./lane"

/** Milliseconds. In the sandbox a write is restored in 2 seconds; who waits for that one must not give up before it. */
const PATIENCE_MS: Readonly<Record<Priority, number>> = { interactive: 2_500, background: 10_000 }

/** How a call takes part in the queue. */
export interface Manners {
  priority: Priority
  /**
   * Milliseconds that a call waits for its turns, over all its attempts: 2,500 by default, 10,000 in the background.
   * Then an interactive call is sent anyway, and a background one ends with "not now".
   */
  patienceMs?: number | undefined
}

export interface GovernorOptions {
  figures: FiguresByClass
  /** Where quotas may be off, as in a simulator: no limit until a call was refused because of its quota. */
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
export interface GovernedCall {
  /**
   * Waits until an attempt may be sent.
   *
   * @param signals end the wait
   * @throws NoTurn
   */
  turn(signals?: readonly AbortSignal[]): Promise<Turn>
}

/** The lane of one operation at work. */
interface Desk {
  readonly quota: Quota
  lane: Lane
  readonly answers: Map<number, (verdict: Verdict) => void>
  alarm: { cancel(): void } | undefined
}

/**
 * Lets the calls of one seller through at the rate that Amazon allows, operation by operation. The rules are in
 * {@link advance} and {@link throttle}; here they get a clock and promises.
 */
export class Governor {
  readonly #figures: FiguresByClass
  readonly #openUntilThrottled: boolean
  readonly #clock: Clock
  readonly #desks = new Map<string, Desk>()
  #tickets = 0

  /** @throws TypeError for figures that would let nothing through. */
  constructor({ figures, openUntilThrottled, clock }: GovernorOptions) {
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
  call(action: string, quotaClass: QuotaClass, { priority, patienceMs }: Manners): GovernedCall {
    const desk = this.#desk(action, quotaClass)
    const ticket = ++this.#tickets
    let patience = patienceMs ?? PATIENCE_MS[priority]
    return {
      turn: async (signals = []) => {
        const since = this.#clock.now()
        const waiter: Waiter = { ticket, priority, since, until: since + patience }
        const { sent, decidedAt } = await this.#wait(desk, waiter, signals)
        patience = Math.max(0, patience - (decidedAt - since))
        return { wasThrottled: () => this.#throttled(desk, sent) }
      },
    }
  }

  /** Whether a background call of an operation would be sent at once. */
  canSpare(action: string, quotaClass: QuotaClass): boolean {
    const { lane, quota } = this.#desk(action, quotaClass)
    const now = this.#clock.now()
    const probe: Waiter = { ticket: Infinity, priority: "background", since: now, until: now }
    return advance(join(lane, probe), quota, now).verdicts.some(
      ({ waiter, say }) => waiter === probe && say === "go",
    )
  }

  /** True when it knows no more than a new one would: every bucket is full, so nobody waits, and at its full pace. */
  isRested(): boolean {
    const now = this.#clock.now()
    return [...this.#desks.values()].every(
      ({ lane, quota }) =>
        paceAt(lane.bucket, now) === 1 && level(lane.bucket, quota, now) >= quota.burst,
    )
  }

  #desk(action: string, quotaClass: QuotaClass): Desk {
    const existing = this.#desks.get(action)
    if (existing) {
      return existing
    }
    const quota = {
      ...this.#figures[quotaClass],
      openUntilThrottled: this.#openUntilThrottled,
    }
    const lane = { bucket: fullBucket(quota, this.#clock.now()), waiting: [] }
    const desk: Desk = { quota, lane, answers: new Map(), alarm: undefined }
    this.#desks.set(action, desk)
    return desk
  }

  #wait(
    desk: Desk,
    waiter: Waiter,
    signals: readonly AbortSignal[],
  ): Promise<{ sent: Sent; decidedAt: number }> {
    return new Promise((resolve, reject) => {
      if (signals.some(({ aborted }) => aborted)) {
        reject(new NoTurn())
        return
      }
      const stopListening = () => {
        signals.forEach((signal) => signal.removeEventListener("abort", giveUp))
      }
      const giveUp = () => {
        stopListening()
        desk.answers.delete(waiter.ticket)
        desk.lane = leave(desk.lane, waiter.ticket)
        reject(new NoTurn())
        this.#advance(desk)
      }
      desk.answers.set(waiter.ticket, (verdict) => {
        stopListening()
        if (verdict.say === "not-now") {
          reject(new NoTurn(verdict.retryInMs))
          return
        }
        const { slowdowns, at } = desk.lane.bucket
        resolve({ sent: { slowdowns, anyway: verdict.say === "go-anyway" }, decidedAt: at })
      })
      signals.forEach((signal) => signal.addEventListener("abort", giveUp))
      desk.lane = join(desk.lane, waiter)
      this.#advance(desk)
    })
  }

  #throttled(desk: Desk, sent: Sent): void {
    const bucket = throttle(desk.lane.bucket, this.#clock.now(), sent)
    desk.lane = { ...desk.lane, bucket }
    this.#advance(desk)
  }

  #advance(desk: Desk): void {
    desk.alarm?.cancel()
    desk.alarm = undefined
    const now = this.#clock.now()
    const { lane, verdicts, wakeAt } = advance(desk.lane, desk.quota, now)
    desk.lane = lane
    if (wakeAt !== undefined) {
      // At least a millisecond: a timer may be early by less, and must not turn into a loop.
      const milliseconds = Math.max(1, Math.ceil(wakeAt - now))
      desk.alarm = this.#clock.wakeIn(milliseconds, () => this.#advance(desk))
    }
    for (const verdict of verdicts) {
      desk.answers.get(verdict.waiter.ticket)?.(verdict)
      desk.answers.delete(verdict.waiter.ticket)
    }
  }
}
