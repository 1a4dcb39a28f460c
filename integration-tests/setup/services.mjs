import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildPluginIfStale } from "../../scripts/build/build-plugin.mjs"
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs"
import globalTeardown from "./global-teardown.mjs"
import { keepForTeardown } from "./running.mjs"

/** @typedef {{ directory: string, postgres: import("../../scripts/postgres/start-postgres.mjs").Postgres }} Services */

/**
 * What tests need once for a whole jest run: a fresh build of the plugin, which is what stores load, and a PostgreSQL,
 * which they find through the `DB_*` variables.
 * @param {(services: Services) => Promise<void>} [prepare] what else has to be there before the first test
 */
export async function startServices(prepare) {
  process.env.MEDUSA_DISABLE_TELEMETRY = "1"
  // What a store says at every boot would bury what a test says when it fails.
  process.env.LOG_LEVEL ??= "error"
  const directory = mkdtempSync(join(tmpdir(), "amazon-pay-tests-"))
  chmodSync(directory, 0o755)
  keepForTeardown({ directory })
  try {
    await buildPluginIfStale({ logFile: join(directory, "build.log") })
    const postgres = await startPostgres({ directory: join(directory, "postgres") })
    keepForTeardown({ directory, postgres })

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
