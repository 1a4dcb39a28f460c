import { once } from "node:events"
import { connect } from "node:net"
import { createInterface } from "node:readline"
import { z } from "@medusajs/framework/zod"
import { eventually } from "./warehouse"

const where = z.object({ socket: z.string(), made: z.string() })
const offered = z.looseObject({
  made: z.string(),
  /** The Amazon that it was started with, which is not there yet. */
  simulator: z.object({ state: z.string(), port: z.number() }),
})

/** A store that was started before a test asked for it. */
export interface SpareStore {
  /** What it says of itself. */
  said: unknown
  simulator: z.output<typeof offered>["simulator"]
  /** Resolves when it has ended. */
  stop: () => Promise<void>
}

/**
 * Takes the store that `npm run store` keeps started (`setup/spare-store.mjs`), or waits for the next one.
 * @returns undefined where that does not run
 */
export async function takeSpareStore(): Promise<SpareStore | undefined> {
  if (!process.env.SPARE_STORE) return undefined
  const { socket, made } = where.parse(JSON.parse(process.env.SPARE_STORE))
  return await eventually(async () => {
    const store = connect(socket).on("error", () => undefined)
    const line = await Promise.race([
      once(createInterface({ input: store }), "line").then(([first]) => String(first)),
      once(store, "close").then(() => undefined),
    ])
    if (line === undefined) throw new Error("`npm run store` has no store to give.")
    const said = offered.parse(JSON.parse(line))
    if (said.made !== made) {
      // It ends with the connection, and another one is started.
      store.destroy()
      throw new Error("The store of `npm run store` was started before the last change.")
    }
    const stop = async () => {
      const ended = once(store, "close")
      store.end()
      await ended
    }
    return { said, simulator: said.simulator, stop }
  })
}
