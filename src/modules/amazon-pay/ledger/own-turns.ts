interface Turn {
  held: number
  /** Those who wait, in the order of their coming. */
  waiting: Set<AbortController>
}

/**
 * What is worked on under leases in this process. Whoever waits for one of them here is woken when it ends, and need not ask
 * the database again and again whether it has.
 */
export class OwnTurns {
  readonly #turns = new Map<string, Turn>()

  /** @returns what is to be called when the lease was given back: whoever has waited longest is woken */
  begin(id: string): () => void {
    const turn = this.#turnOf(id)
    turn.held++
    return () => {
      turn.held--
      const [next] = turn.waiting
      next?.abort()
      this.#tidy(id, turn)
    }
  }

  isHeld(id: string): boolean {
    return Boolean(this.#turns.get(id)?.held)
  }

  /** @param pause ends by itself, or when its signal is aborted */
  async waitFor(id: string, pause: (woken: AbortSignal) => Promise<void>): Promise<void> {
    const turn = this.#turnOf(id)
    const woken = new AbortController()
    turn.waiting.add(woken)
    try {
      await pause(woken.signal)
    } finally {
      turn.waiting.delete(woken)
      this.#tidy(id, turn)
    }
  }

  #turnOf(id: string): Turn {
    const turn = this.#turns.get(id) ?? { held: 0, waiting: new Set() }
    this.#turns.set(id, turn)
    return turn
  }

  #tidy(id: string, { held, waiting }: Turn): void {
    if (!held && !waiting.size) this.#turns.delete(id)
  }
}
