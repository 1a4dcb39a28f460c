import { setTimeout as sleep } from "node:timers/promises"
import { happens } from "./patience"
import type { WatchedSubscribers } from "./store-process"

/** The test file's own store, once it is up. */
let own: WatchedSubscribers | undefined

/** Further processes of the store that live. */
export const otherProcesses = new Set<{ subscribersDone(): Promise<void> }>()

/** From now on knows what the store does behind its answers. */
export function watchStore(subscribers: WatchedSubscribers): void {
  own = subscribers
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

/** Gives subscribers so many milliseconds: between two looks, never in the place of one. */
export async function pauseForSubscribers(milliseconds: number): Promise<void> {
  const enough = new AbortController()
  await Promise.race([
    own?.done() ?? Promise.resolve(),
    sleep(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined),
  ])
  enough.abort()
}
