import { BoundedLog } from "../../../bounded-log"
import type { OperationRow } from "../ledger/rows"

/**
 * What is logged of calls that Amazon did not carry out. Whoever completes a cart has the details set, with a made-up id as
 * often as they like: of that there are few lines a minute. What comes after the details is of an order reference that Amazon
 * knows, and each has its line.
 */
export class RefusalLog {
  readonly #details: BoundedLog

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    this.#details = new BoundedLog(now)
  }

  /** @returns what is to be logged of it; null for nothing */
  line({ kind }: Pick<OperationRow, "kind">, text: string): string | null {
    return kind === "details" ? this.#details.line(text) : text
  }
}

/** In the memory of each process. */
export const refusalLog = new RefusalLog()
