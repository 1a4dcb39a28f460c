/** Work is begun once nothing has come in for so long … */
const quietMs = 25
/** … but no later than this after it came. */
const latestMs = 5_000
/** A timer that is so late tells of a process that was busy: what came in meanwhile has not been read yet. */
const stalledMs = 10

/**
 * Works on what came in when there is a moment for it: answering Amazon comes first, and what several messages say of one
 * thing is worked on in one go.
 */
export class WhenQuiet {
  #isWaiting = false
  #isWorking = false
  #isStopped = false
  #timer: NodeJS.Timeout | undefined
  #lastCame = 0
  #waitingSince = 0
  #comingIn = 0

  /** @param work a part of it; tells whether there is more. Throws nothing. */
  constructor(private readonly work: () => Promise<boolean>) {}

  /** Nothing is begun before what is coming in is in, but for what has waited for too long. */
  async whileComingIn<Result>(takeIn: () => Promise<Result>): Promise<Result> {
    this.#comingIn++
    try {
      return await takeIn()
    } finally {
      this.#comingIn--
      this.#lastCame = Date.now()
    }
  }

  /** There is something to be worked on. */
  add(): void {
    if (this.#isStopped) return
    this.#lastCame = Date.now()
    if (this.#isWaiting) return
    this.#waitingSince = this.#lastCame
    this.#isWaiting = true
    this.#schedule()
  }

  /** Begins nothing any more. */
  stop(): void {
    this.#isStopped = true
    this.#isWaiting = false
    clearTimeout(this.#timer)
  }

  /** One timer at a time, which looks when it goes off: in a burst, one for every message costs as much as storing it. */
  #schedule(): void {
    if (this.#isWorking) return
    const now = Date.now()
    const quietAt = this.#lastCame + quietMs
    const due = Math.max(Math.min(quietAt > now ? quietAt : now + quietMs, this.#latest), now)
    this.#timer = setTimeout(() => void this.#next(due), due - now)
    this.#timer.unref()
  }

  get #latest(): number {
    return this.#waitingSince + latestMs
  }

  async #next(due: number): Promise<void> {
    const now = Date.now()
    const isQuiet = this.#comingIn === 0 && now >= this.#lastCame + quietMs && now - due < stalledMs
    if (!isQuiet && now < this.#latest) {
      this.#schedule()
      return
    }
    const since = this.#waitingSince
    this.#isWaiting = false
    this.#isWorking = true
    this.#ended(await this.work(), isQuiet ? null : since)
  }

  /** @param lateSince what was late goes on after a turn for others: did it wait again, a steady stream would outrun it */
  #ended(isMore: boolean, lateSince: number | null): void {
    this.#isWorking = false
    if (isMore && lateSince !== null && !this.#isStopped) {
      this.#waitingSince = lateSince
      this.#isWaiting = true
    }
    if (this.#isWaiting) this.#schedule()
    else if (isMore) this.add()
  }
}
