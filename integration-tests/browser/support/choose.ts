import type { Locator } from "playwright-core"
import { patienceMs } from "../../support/patience"

/**
 * Chooses a radio button or ticks a box. A page that is drawn anew in that very moment takes the click and forgets it; a
 * person would click again.
 */
export async function choose(input: Locator): Promise<void> {
  const end = Date.now() + patienceMs
  for (;;) {
    try {
      await input.check()
      return
    } catch (error) {
      const forgotten = error instanceof Error && error.message.includes("did not change its state")
      if (!forgotten || Date.now() > end) throw error
    }
  }
}
