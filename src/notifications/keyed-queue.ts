import { setImmediate as otherWork } from "node:timers/promises"
import { withTimeout } from "../with-timeout"

/**
 * Runs jobs one after the other, in the order in which they come. A job that takes long, such as one that waits for
 * somebody, goes on beside the next ones. A job whose key waits already is not added: the one that waits begins later, and
 * does both.
 */
export class KeyedQueue {
  readonly #waiting = new Map<string, Promise<void>>()
  readonly #turns: (() => void)[] = []
  #isBusy = false

  /** @param longestTurnMs after so many milliseconds of a job the next one begins */
  constructor(private readonly longestTurnMs: number) {}

  /**
   * Ends when the job has ended, or the one that stands for it.
   * @throws what the job throws
   */
  async add(key: string, job: () => Promise<void>): Promise<void> {
    let ended = this.#waiting.get(key)
    if (!ended) {
      ended = this.#run(key, job)
      this.#waiting.set(key, ended)
    }
    await ended
  }

  async #run(key: string, job: () => Promise<void>): Promise<void> {
    if (this.#isBusy) await new Promise<void>((resolve) => this.#turns.push(resolve))
    this.#isBusy = true
    // Whoever has brought the job, such as a request, goes on first.
    await otherWork()
    this.#waiting.delete(key)
    // Also what a job throws before it waits for anything must not keep the next one from its turn.
    const work = (async () => await job())()
    void withTimeout(work, this.longestTurnMs)
      .catch(() => undefined)
      .then(() => this.#next())
    await work
  }

  #next(): void {
    const next = this.#turns.shift()
    if (next) next()
    else this.#isBusy = false
  }
}
