/** Time as the governor sees it. It never runs back. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  /** Calls back once, so many milliseconds from now, or earlier when they are more than can be waited for. */
  wakeIn(milliseconds: number, wake: () => void): { cancel(): void }
}

/** The longest that a timer of Node's can be set to; a longer one would go off at once. */
const LONGEST_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => performance.now(),
  wakeIn(milliseconds, wake) {
    const timer = setTimeout(wake, Math.min(milliseconds, LONGEST_MS))
    return { cancel: () => clearTimeout(timer) }
  },
}
