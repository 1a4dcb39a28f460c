/** Work that came in is announced once nothing has come in for so long … */
const quietMs = 25
/** … but no later than this after it came. */
const latestMs = 5_000
/** A timer that is so late tells of a process that was busy: what came in meanwhile has not been read yet. */
const stalledMs = 10
/** So many at a time: what they start runs in this process, beside what still comes in. */
const mostAtOnce = 20

/**
 * Announces that there is work, when there is a moment for it: answering Amazon comes first, and what several messages say
 * of one thing is worked on in one go.
 */
export class QuietAnnouncer<Work> {
  readonly #waiting = new Map<string, Work>()
  #timer: NodeJS.Timeout | undefined
  #waitingSince = 0
  #comingIn = 0

  constructor(private readonly announce: (work: Work[]) => void) {}

  /** Nothing is announced before what is coming in is in, but for what has waited for too long. */
  async whileComingIn<Result>(takeIn: () => Promise<Result>): Promise<Result> {
    this.#comingIn++
    try {
      return await takeIn()
    } finally {
      this.#comingIn--
      if (this.#waiting.size) this.#schedule()
    }
  }

  /** @param about what the work is about; the latest work about the same replaces an earlier one */
  add(about: string, work: Work): void {
    if (!this.#waiting.size) this.#waitingSince = Date.now()
    this.#waiting.set(about, work)
    this.#schedule()
  }

  /** Drops what waits. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const now = Date.now()
    const due = Math.max(Math.min(now + quietMs, this.#waitingSince + latestMs), now)
    this.#timer = setTimeout(() => this.#next(due), due - now)
    this.#timer.unref()
  }

  #next(due: number): void {
    const now = Date.now()
    const isQuiet = this.#comingIn === 0 && now - due < stalledMs
    if (!isQuiet && now < this.#waitingSince + latestMs) {
      this.#schedule()
      return
    }
    const some = [...this.#waiting].slice(0, mostAtOnce)
    for (const [about] of some) this.#waiting.delete(about)
    this.#waitingSince = now
    if (this.#waiting.size) this.#schedule()
    this.announce(some.map(([, work]) => work))
  }
}
