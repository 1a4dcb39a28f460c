import { BoundedLog } from "../../../bounded-log"
import { isRefusal } from "./accept-notification"

/**
 * What is logged of messages that were not taken in, whichever route they came by. Anybody can send what is refused, so that is
 * counted apart from what failed here: no number of forged messages hides a defect.
 */
export class NotTakenIn {
  readonly #refused: BoundedLog
  readonly #failed: BoundedLog

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    this.#refused = new BoundedLog(now)
    this.#failed = new BoundedLog(now)
  }

  /** @returns what is to be logged; null for nothing */
  line(error: unknown, text: string): string | null {
    return (isRefusal(error) ? this.#refused : this.#failed).line(text)
  }
}

/** In the memory of each process. */
export const notTakenIn = new NotTakenIn()
