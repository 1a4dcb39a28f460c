import { Modules } from "@medusajs/framework/utils"
import { isDead } from "./death"
import type { World } from "./world"

interface Bus {
  emit: (...sent: unknown[]) => Promise<void>
  releaseGroupedEvents: (group: string) => Promise<void>
  clearGroupedEvents: (group: string) => Promise<void>
}

/**
 * Does something while the store's events are heard only as the world has it: those of a process that is killed right
 * after go nowhere, be they sent at once or when a workflow ends.
 */
export async function withEventsOf<T>(world: World, work: () => Promise<T>): Promise<T> {
  const bus = world.scene.container.resolve<Bus>(Modules.EVENT_BUS)
  const { emit, releaseGroupedEvents } = bus
  const isHeard = async () => !world.eventsAreLost && !(await isDead(world))
  bus.emit = async (...sent) => {
    if (await isHeard()) await emit.apply(bus, sent)
  }
  bus.releaseGroupedEvents = async (group) => {
    if (await isHeard()) await releaseGroupedEvents.call(bus, group)
    else await bus.clearGroupedEvents(group)
  }
  try {
    return await work()
  } finally {
    Object.assign(bus, { emit, releaseGroupedEvents })
  }
}
