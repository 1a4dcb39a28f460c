import type { Clock } from "../queue"

/** A clock that a test moves; nothing really waits. For tests only. */
export class VirtualClock implements Clock {
  #now = 1_000_000
  #order = 0
  readonly #timers = new Set<{ at: number; order: number; wake: () => void }>()

  now(): number {
    return this.#now
  }

  wakeIn(milliseconds: number, wake: () => void): { cancel(): void } {
    const timer = { at: this.#now + milliseconds, order: this.#order++, wake }
    this.#timers.add(timer)
    return { cancel: () => this.#timers.delete(timer) }
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.wakeIn(milliseconds, resolve)
    })
  }

  get timers(): number {
    return this.#timers.size
  }

  /** Lets time pass: everything due on the way happens at its own time, with all that promises make of it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    await settled()
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at || a.order - b.order)
      if (next === undefined || next.at > end) {
        break
      }
      this.#timers.delete(next)
      this.#now = next.at
      next.wake()
      await settled()
    }
    this.#now = end
  }
}

/** When every promise that can go on has done so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
