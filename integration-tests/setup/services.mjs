import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildIfStale } from "../../scripts/build/build-all.mjs"
import { openKeptPostgres } from "../../scripts/postgres/open-kept.mjs"
import globalTeardown from "./global-teardown.mjs"
import { KEPT } from "./kept.mjs"
import { keepForTeardown } from "./running.mjs"
import { dropAbandonedCopies } from "./template.mjs"

/** @typedef {{ directory: string, postgres: import("../../scripts/postgres/open-kept.mjs").OpenPostgres }} Services */

/**
 * What tests need once for a whole jest run: up-to-date builds of the plugin and the simulator, which is what stores
 * load, and a PostgreSQL, which they find through the `DB_*` variables.
 * @param {(services: Services) => Promise<void>} [prepare] what else has to be there before the first test
 * @param {{ whole?: boolean }} [build] `whole`: the build has to be as it is packed
 */
export async function startServices(prepare, build = {}) {
  process.env.MEDUSA_DISABLE_TELEMETRY = "1"
  // What a store says at every boot would bury what a test says when it fails.
  process.env.LOG_LEVEL ??= "error"
  const directory = mkdtempSync(join(tmpdir(), "amazon-pay-tests-"))
  chmodSync(directory, 0o755)
  keepForTeardown({ directory })
  try {
    const [postgres] = await Promise.all([
      openKeptPostgres(KEPT),
      buildIfStale({ log: (name) => join(directory, `${name}.log`), ...build }),
    ])
    keepForTeardown({ directory, postgres })
    await dropAbandonedCopies(postgres)

    process.env.DB_HOST = postgres.host
    process.env.DB_PORT = String(postgres.port)
    process.env.DB_USERNAME = postgres.user
    process.env.DB_PASSWORD = postgres.password
    await prepare?.({ directory, postgres })
  } catch (error) {
    // Jest does not tear down after a set-up that failed.
    await globalTeardown()
    throw error
  }
}
