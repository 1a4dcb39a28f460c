/**
 * `npm run bench:reconciler`: what one due order reference costs the reconciler with 10 thousand, 100 thousand and a million
 * rows in the ledger, nearly all of them settled, and how PostgreSQL finds what is due. A store of its own on a
 * PostgreSQL of its own, in a temporary folder; medians and their ratios of one run. Takes a few minutes.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { buildPluginIfStale } from "../scripts/build/build-plugin.mjs"
import { MEDUSA_CLI, ROOT } from "../scripts/demo/folders.mjs"
import { interrupted } from "../scripts/demo/interruptions.mjs"
import { createDatabase } from "../scripts/postgres/create-database.mjs"
import { startPostgres } from "../scripts/postgres/start-postgres.mjs"
import { runToEnd } from "../scripts/processes/run-to-end.mjs"
import { stopEverything } from "../scripts/processes/start-process.mjs"

const DATABASE = "reconciler"
const WITHIN_MS = 20 * 60_000

const directory = mkdtempSync(join(tmpdir(), "amazon-pay-bench-"))
chmodSync(directory, 0o755)
const folders = [directory]
const log = (name) => join(directory, `${name}.log`)

async function measure() {
  await buildPluginIfStale({ logFile: log("build") })
  const postgres = await startPostgres({ directory: join(directory, "postgres") })
  folders.push(dirname(postgres.dataDirectory))
  await createDatabase(postgres.url("postgres"), DATABASE)
  const medusa = (name, ...args) =>
    runToEnd({
      name: `medusa ${name}`,
      command: process.execPath,
      args: [MEDUSA_CLI, ...args],
      cwd: join(ROOT, "integration-tests/store"),
      env: {
        ...process.env,
        NODE_ENV: "production",
        LOG_LEVEL: "error",
        MEDUSA_DISABLE_TELEMETRY: "1",
        DATABASE_URL: postgres.url(DATABASE),
      },
      logFile: log(name),
      withinMs: WITHIN_MS,
    })
  await medusa("migrate", "db:migrate", "--skip-scripts", "--execute-safe-links")
  console.log("A store is ready; filling its ledger and measuring takes a few minutes.")
  await medusa(
    "measure",
    "exec",
    fileURLToPath(new URL("reconciler/measure.mjs", import.meta.url)),
    process.argv[2] ?? "10000,100000,1000000",
  )
  console.log(readFileSync(log("measure"), "utf8"))
}

try {
  await Promise.race([measure(), interrupted()])
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await stopEverything()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
process.exit()
