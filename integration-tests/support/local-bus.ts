import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { EventEmitter } from "node:events"

/** What Medusa's local bus hands events on with. */
export function localBus(container: MedusaContainer): EventEmitter {
  return (container.resolve<unknown>(Modules.EVENT_BUS) as { eventEmitter_: EventEmitter })
    .eventEmitter_
}
