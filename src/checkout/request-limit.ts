/**
 * Counts requests by key in windows of time, in this process alone. Bounded: with more keys than it holds, the longest known
 * are forgotten first.
 */
export class RequestLimit {
  readonly #windows = new Map<string, { count: number; ends: number }>()

  /**
   * @param most requests a window
   * @param windowMs milliseconds
   */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly maxKeys: number,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Counts one request.
   * @returns 0 when it may go on, else how many seconds are to be waited
   */
  take(key: string): number {
    const now = this.now()
    const window = this.#windows.get(key)
    if (!window || window.ends <= now) {
      this.#windows.delete(key)
      this.#forget()
      this.#windows.set(key, { count: 1, ends: now + this.windowMs })
      return 0
    }
    window.count++
    return window.count <= this.most ? 0 : Math.ceil((window.ends - now) / 1_000)
  }

  /** Takes back one request that was counted, unless its window is over. */
  giveBack(key: string): void {
    const window = this.#windows.get(key)
    if (window && window.ends > this.now() && window.count > 0) window.count--
  }

  /**
   * Counts so many more requests of a key that was counted just now, or as many as there is room for.
   * @returns takes them back, from the window they were counted in
   */
  reserve(key: string, times: number): () => void {
    const window = this.#windows.get(key)
    if (!window || window.ends <= this.now()) return () => undefined
    const reserved = Math.max(0, Math.min(times, this.most - window.count))
    window.count += reserved
    let isBack = false
    return () => {
      if (!isBack) window.count -= reserved
      isBack = true
    }
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#windows.size
  }

  #forget(): void {
    for (const key of this.#windows.keys()) {
      if (this.#windows.size < this.maxKeys) return
      this.#windows.delete(key)
    }
  }
}
