import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { EventEmitter } from "node:events"
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises"

/** What subscribers of the test file's store are doing now. */
const running = new Set<Promise<unknown>>()

/** From now on knows what the store does behind its answers: Medusa's local bus waits for no subscriber. */
export function watchSubscribers(container: MedusaContainer): void {
  const emitter = localBus(container)
  emitter.emit = (name, ...data: unknown[]) => {
    const listeners = emitter.listeners(name)
    for (const listener of listeners) {
      const work: Promise<unknown> = Promise.resolve(listener.apply(emitter, data)).finally(() =>
        running.delete(work),
      )
      running.add(work)
    }
    return listeners.length > 0
  }
}

/** What Medusa's local bus hands events on with. */
export function localBus(container: MedusaContainer): EventEmitter {
  return (container.resolve<unknown>(Modules.EVENT_BUS) as { eventEmitter_: EventEmitter })
    .eventEmitter_
}

/** Waits until no subscriber runs, nor any that was called by one. */
export async function subscribersDone(): Promise<void> {
  while (running.size) {
    await Promise.allSettled(running)
    // An event is passed on a moment after it was sent.
    await turn()
  }
}

/** The same, for so many milliseconds at most. */
export async function subscribersDoneOr(milliseconds: number): Promise<void> {
  const enough = new AbortController()
  await Promise.race([
    subscribersDone(),
    sleep(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined),
  ])
  enough.abort()
}
