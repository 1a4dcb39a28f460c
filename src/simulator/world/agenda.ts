import type { Due } from "../domain/due"

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
}

/** What is due and when: a binary heap, earliest first. */
export class Agenda {
  private readonly heap: Due[] = []

  push(due: Due): void {
    this.heap.push(due)
    let child = this.heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.swapIfEarlier(child, parent)) return
      child = parent
    }
  }

  peek(): Due | undefined {
    return this.heap[0]
  }

  pop(): Due | undefined {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (first && last && this.heap.length > 0) {
      this.heap[0] = last
      this.sink()
    }
    return first
  }

  clear(): void {
    this.heap.length = 0
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
