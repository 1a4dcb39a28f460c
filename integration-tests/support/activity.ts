import { setTimeout as sleep } from "node:timers/promises"
import { happens } from "./patience"
import type { WatchedSubscribers } from "./store-process"

/** The test file's own store, once it is up. */
let own: WatchedSubscribers | undefined

/** Ends when the store's Amazon has delivered what it has to say so far. */
let amazonHasTold = () => Promise.resolve()

/** Further processes of the store that live. */
export const otherProcesses = new Set<{ subscribersDone(): Promise<void> }>()

/** From now on knows what the store does behind its answers, and what its Amazon has still to tell it. */
export function watchStore(subscribers: WatchedSubscribers, told: () => Promise<void>): void {
  own = subscribers
  amazonHasTold = told
}

/**
 * Waits until no subscriber runs, nor any that was called by one, in any process of the store.
 * @throws Error that names those that hang
 */
export async function subscribersDone(): Promise<void> {
  const running = () => own?.running().join(", ") ?? "none"
  await happens(() => `subscribers to end (${running()})`, own?.done() ?? Promise.resolve())
  for (const other of otherProcesses) await other.subscribersDone()
}

/**
 * Gives subscribers, and Amazon's notifications that call them, so many milliseconds: between two looks, never in the place
 * of one.
 */
export async function pauseForSubscribers(milliseconds: number): Promise<void> {
  const enough = new AbortController()
  await Promise.race([
    quiet(),
    sleep(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined),
  ])
  enough.abort()
}

/** Ends when nothing more is to be seen that is under way. A subscriber that hangs is not named. */
async function quiet(): Promise<void> {
  // A subscriber may call Amazon, and Amazon the store: one more round finds out.
  for (let round = 0; round < 2; round++) {
    await amazonHasTold()
    await own?.done()
  }
}
