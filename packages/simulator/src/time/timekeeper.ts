import type { Outbox } from "../notifications/outbox"
import { runDue } from "../operations/run-due"
import type { State } from "../state/state"

/** Longest wait a timer can hold. */
const longestTimer = 2 ** 31 - 1
/** How often a running clock looks for new things due, in real milliseconds. */
const glance = 250

/** Lets things happen when they fall due: by themselves while the clock runs, or on the way of an advance. */
export class Timekeeper {
  private timer: NodeJS.Timeout | null = null
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly state: State,
    private readonly outbox: Outbox,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    const next = this.state.scheduler.next()
    const wait = next && !this.state.clock.frozen ? next.at - this.state.now() : glance
    this.timer = setTimeout(
      () => {
        this.runUntil(() => this.state.now())
          .catch(this.failed)
          .finally(() => {
            if (this.timer) this.start()
          })
      },
      Math.min(Math.max(wait, 0), glance, longestTimer),
    )
    this.timer.unref()
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  /**
   * Moves the clock on; everything due on the way happens at its own time, in order, and is delivered
   * before the next.
   * @param duration milliseconds
   * @returns how many things happened
   */
  advance(duration: number): Promise<number> {
    return this.inTurn(async () => {
      await this.outbox.idle()
      const target = this.state.now() + duration
      const ran = await this.run(() => target)
      this.state.clock.moveTo(target)
      return ran
    })
  }

  private runUntil(instant: () => number): Promise<number> {
    return this.inTurn(() => this.run(instant))
  }

  private async run(instant: () => number): Promise<number> {
    let ran = 0
    for (;;) {
      const due = this.state.scheduler.take(instant())
      if (!due) return ran
      this.state.clock.moveTo(due.at)
      if (due.kind === "notification-retried") await this.outbox.retry(due.objectId)
      else runDue(this.state, due)
      await this.outbox.send(this.state.takeNotices())
      this.state.save()
      ran += 1
    }
  }

  /** One run at a time. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work)
    this.turn = result.catch(() => undefined)
    return result
  }
}
