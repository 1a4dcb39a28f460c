import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { ADMIN } from "../../scripts/demo/admin-login.mjs"
import { MEDUSA_CLI, STORE } from "../../scripts/demo/folders.mjs"
import { storeEnvironment } from "../../scripts/demo/store-environment.mjs"
import { startStore } from "../../scripts/demo/store.mjs"
import { adminSession } from "../../scripts/order-flow/admin-session.mjs"
import { storeFacts } from "../../scripts/order-flow/store-facts.mjs"
import { createDatabase } from "../../scripts/postgres/create-database.mjs"
import { freePort } from "../../scripts/processes/free-port.mjs"
import { stopEverything } from "../../scripts/processes/start-process.mjs"
import { storeSecrets } from "./store-secrets.mjs"

/**
 * The demo store with its dashboard, on a copy of the database `ADMIN_TEMPLATE` in the PostgreSQL that the `DB_*`
 * variables name and with the Amazon that the first argument says, the dashboard as the second does: a process that says in one line of JSON where
 * everything is, and ends everything when its standard input ends.
 */
const simulator = JSON.parse(process.argv[2] ?? "")
const SUPPORT = fileURLToPath(new URL(".", import.meta.url))
const directory = mkdtempSync(join(tmpdir(), "amazon-pay-admin-"))
chmodSync(directory, 0o755)
let code = 0

try {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const server = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}`
  const database = `copy_${process.pid}_admin`
  await createDatabase(`${server}/postgres`, database, process.env.ADMIN_TEMPLATE)
  const port = await freePort()
  const env = {
    ...storeEnvironment({
      databaseUrl: `${server}/${database}`,
      port,
      state: storeSecrets,
      simulator,
      login: ADMIN,
      withDashboard: true,
    }),
    // Medusa compiles the dashboard in development, and serves the built one otherwise.
    ...(process.argv[3] === "from-sources"
      ? {
          NODE_ENV: "development",
          NODE_OPTIONS: `--require ${join(SUPPORT, "quick-tailwind.cjs")}`,
        }
      : { NODE_ENV: "test", NODE_OPTIONS: "" }),
  }
  const log = (/** @type {string} */ name) => join(directory, `${name}.log`)
  const { url } = await startStore({ cli: MEDUSA_CLI, folder: STORE, env, log }, port)
  const facts = await storeFacts(await adminSession(url, ADMIN))
  const databaseUrl = `${server}/${database}`
  console.log(JSON.stringify({ url, databaseUrl, facts, admin: ADMIN }))
  await new Promise((resolve) => {
    process.stdin.once("end", resolve).once("close", resolve).resume()
    process.once("SIGTERM", resolve).once("SIGINT", resolve)
  })
} catch (error) {
  console.error(error instanceof Error ? error.stack : error)
  code = 1
} finally {
  await stopEverything()
  rmSync(directory, { recursive: true, force: true })
}
process.exit(code)
