import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { EventEmitter } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { happens } from "./patience"
import { watchSubscribers, type WatchedSubscribers } from "./store-process"

/** The test file's own store, once it is up. */
let own: WatchedSubscribers | undefined

/** Further processes of the store that live. */
export const otherProcesses = new Set<{ subscribersDone(): Promise<void> }>()

/** From now on knows what the store does behind its answers. */
export function watchStore(container: MedusaContainer): void {
  own = watchSubscribers(localBus(container))
}

/** What Medusa's local bus hands events on with. */
export function localBus(container: MedusaContainer): EventEmitter {
  return (container.resolve<unknown>(Modules.EVENT_BUS) as { eventEmitter_: EventEmitter })
    .eventEmitter_
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
