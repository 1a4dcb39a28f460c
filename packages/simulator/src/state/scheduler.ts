import type { Due } from "../domain/due"

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
}

/** What is due and when: a binary heap, earliest first. */
export class Scheduler {
  private readonly heap: Due[] = []
  private sequence = 0

  /** Things due at the same instant happen in the order in which they were added. */
  add(due: Omit<Due, "sequence">): void {
    this.sequence += 1
    this.push({ ...due, sequence: this.sequence })
  }

  /** The earliest thing due. */
  next(): Due | undefined {
    return this.heap[0]
  }

  /** The earliest thing due until `instant`, taken off the list. */
  take(instant: number): Due | null {
    const first = this.heap[0]
    if (!first || first.at > instant) return null
    const last = this.heap.pop()
    if (last && this.heap.length > 0) {
      this.heap[0] = last
      this.sink()
    }
    return first
  }

  /** Everything due, in no order. */
  list(): readonly Due[] {
    return this.heap
  }

  /** Takes what an earlier run had on its list. */
  load(due: readonly Due[]): void {
    for (const one of due) {
      this.sequence = Math.max(this.sequence, one.sequence)
      this.push(one)
    }
  }

  clear(): void {
    this.heap.length = 0
  }

  private push(due: Due): void {
    this.heap.push(due)
    let child = this.heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.swapIfEarlier(child, parent)) return
      child = parent
    }
  }

  private sink(): void {
    let parent = 0
    for (;;) {
      const left = 2 * parent + 1
      const right = left + 1
      let earliest = parent
      if (this.isEarlier(left, earliest)) earliest = left
      if (this.isEarlier(right, earliest)) earliest = right
      if (earliest === parent) return
      this.swapIfEarlier(earliest, parent)
      parent = earliest
    }
  }

  private isEarlier(a: number, b: number): boolean {
    const first = this.heap[a]
    const second = this.heap[b]
    return first !== undefined && second !== undefined && before(first, second)
  }

  private swapIfEarlier(a: number, b: number): boolean {
    const first = this.heap[a]
    const second = this.heap[b]
    if (!first || !second || !before(first, second)) return false
    this.heap[a] = second
    this.heap[b] = first
    return true
  }
}
