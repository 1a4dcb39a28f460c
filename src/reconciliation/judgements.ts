/** Somebody who wants an order judged, and whether that was done since. */
export interface Wanted {
  readonly isDone: () => boolean
  /** Nobody waits any more. */
  readonly end: () => void
}

/**
 * Who waits in this process for an order to be judged. A judgement sees whatever happened before it began: whoever asked by
 * then needs none of their own.
 */
export class Judgements {
  readonly #wanted = new Map<string, Set<{ isDone: boolean }>>()

  want(orderId: string): Wanted {
    const mine = { isDone: false }
    const all = this.#wanted.get(orderId) ?? new Set()
    this.#wanted.set(orderId, all.add(mine))
    return {
      isDone: () => mine.isDone,
      end: () => {
        all.delete(mine)
        if (!all.size) this.#wanted.delete(orderId)
      },
    }
  }

  /** An order is about to be judged. @returns what is to be called when it has been, and it did not fail */
  begin(orderId: string): () => void {
    const served = [...(this.#wanted.get(orderId) ?? [])]
    return () => {
      for (const one of served) one.isDone = true
    }
  }
}
