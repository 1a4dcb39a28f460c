import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { EventEmitter } from "node:events"

/** What Medusa's local bus hands events on with. */
export function localBus(container: MedusaContainer): EventEmitter {
  return (container.resolve<unknown>(Modules.EVENT_BUS) as { eventEmitter_: EventEmitter })
    .eventEmitter_
}

/** What the store does while its events go nowhere, as in a process that is killed right after. */
export async function unheard(
  container: MedusaContainer,
  work: () => Promise<unknown>,
): Promise<void> {
  const emit = jest.spyOn(container.resolve(Modules.EVENT_BUS), "emit").mockResolvedValue(undefined)
  try {
    await work()
  } finally {
    emit.mockRestore()
  }
}
