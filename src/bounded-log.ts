const minute = 60_000
const mostLines = 5

/**
 * What is logged of what anybody can bring about: so many lines a minute, and how many more there were with the first line of
 * the next minute in which there is one.
 */
export class BoundedLog {
  #ends = 0
  #count = 0

  /** @param now milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /** @returns what is to be logged of it; null for nothing */
  line(text: string): string | null {
    const now = this.now()
    let left = 0
    if (now >= this.#ends) {
      left = Math.max(0, this.#count - mostLines)
      this.#ends = now + minute
      this.#count = 0
    }
    this.#count++
    if (this.#count > mostLines) return null
    return left ? `${text} (${left} more were not logged.)` : text
  }
}
