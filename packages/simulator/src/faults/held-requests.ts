interface HeldRequest {
  readonly action: string
  readonly letGo: (goesOn: boolean) => void
}

/** Requests that have come in and wait, for as long as somebody outside wants: no clock is involved. */
export class HeldRequests {
  private waiting: HeldRequest[] = []

  /** Waits until the request is let go. @returns whether it goes on; false when it is to be dropped unanswered */
  wait(action: string): Promise<boolean> {
    return new Promise((letGo) => {
      this.waiting.push({ action, letGo })
    })
  }

  /** What waits, oldest first. */
  list(): readonly { readonly action: string }[] {
    return this.waiting.map(({ action }) => ({ action }))
  }

  /** Lets the oldest go on, all of them unless a number is given. @returns how many went on */
  release(count = this.waiting.length): number {
    return this.end(count, true)
  }

  /** Drops all of them: the state they were sent to is gone. */
  drop(): void {
    this.end(this.waiting.length, false)
  }

  private end(count: number, goesOn: boolean): number {
    const ended = this.waiting.splice(0, count)
    for (const { letGo } of ended) letGo(goesOn)
    return ended.length
  }
}
