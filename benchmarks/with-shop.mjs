import { bringUp } from "../scripts/demo/bring-up.mjs"
import { KEEP } from "../scripts/demo/folders.mjs"
import { interrupted } from "../scripts/demo/interruptions.mjs"
import { claimDemo } from "../scripts/demo/only-one.mjs"
import { stopEverything } from "../scripts/processes/start-process.mjs"

/**
 * Runs a benchmark on the demo's store, without its dashboard, and stops everything whatever happens.
 * @param {(shop: import("../scripts/demo/bring-up.mjs").RunningShop) => Promise<void>} measure
 */
export async function withShop(measure) {
  const release = claimDemo(KEEP.lock)
  try {
    const run = async () =>
      measure(await bringUp({ once: true, fresh: false, help: false, readyFile: undefined }))
    await Promise.race([run(), interrupted()])
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  } finally {
    await stopEverything()
    release()
  }
  process.exit()
}
