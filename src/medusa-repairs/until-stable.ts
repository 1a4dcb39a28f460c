import { setTimeout as sleep } from "node:timers/promises"
import { errorOf, unexpected } from "../modules/amazon-pay/errors"

/** What one look has found: something to write, nothing, or nothing but what somebody else is about to write. */
export type Looked = "repaired" | "right" | "awaited"

/** More rounds than processes that may reasonably write the same at the same moment. */
const ROUNDS = 12

/**
 * Looks until there is nothing left to repair. There is no lock that Medusa's own writers would heed, so whoever has
 * written looks again: the last one to write sees everything.
 * @param what is repaired, as a sentence begins
 * @returns whether all is right; false while something is awaited from somebody else
 * @throws what the last look threw, or MedusaError UNEXPECTED_STATE when others keep changing it
 */
export async function untilStable(what: string, look: () => Promise<Looked>): Promise<boolean> {
  let trouble: unknown
  for (let round = 1; round <= ROUNDS; round++) {
    try {
      const found = await look()
      if (found !== "repaired") return found === "right"
      trouble = undefined
    } catch (error) {
      // Somebody else wrote or deleted the same row first.
      trouble = error
    }
    await sleep(Math.random() * 20 * round)
  }
  if (trouble !== undefined) throw errorOf(trouble)
  throw unexpected(`${what} does not come to rest. It is set right with the next look at it.`)
}
