import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ADMIN } from "../../scripts/demo/admin-login.mjs"
import { MEDUSA_CLI, SIMULATOR_BIN, STORE } from "../../scripts/demo/folders.mjs"
import { startSimulator } from "../../scripts/demo/simulator.mjs"
import { storeEnvironment } from "../../scripts/demo/store-environment.mjs"
import { migrate, startStore } from "../../scripts/demo/store.mjs"
import { adminSession } from "../../scripts/order-flow/admin-session.mjs"
import { simulatedAmazon } from "../../scripts/order-flow/simulated-amazon.mjs"
import { storeFacts } from "../../scripts/order-flow/store-facts.mjs"
import { createDatabase } from "../../scripts/postgres/create-database.mjs"
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs"
import { freePort } from "../../scripts/processes/free-port.mjs"
import { stopEverything } from "../../scripts/processes/start-process.mjs"

/**
 * The demo store with its dashboard, on a database of its own, for browser tests: a process that says in one line of
 * JSON where everything is, and ends everything when its standard input ends.
 */
const directory = mkdtempSync(join(tmpdir(), "amazon-pay-admin-"))
chmodSync(directory, 0o755)
const log = (/** @type {string} */ name) => join(directory, `${name}.log`)
let code = 0

try {
  const postgres = await startPostgres({ directory: join(directory, "postgres") })
  const database = "amazon_pay_admin"
  await createDatabase(postgres.url("postgres"), database)
  const simulator = await startSimulator({
    bin: SIMULATOR_BIN,
    port: await freePort(),
    logFile: log("simulator"),
  })
  const port = await freePort()
  const env = {
    ...storeEnvironment({
      databaseUrl: postgres.url(database),
      port,
      state: { jwtSecret: "a secret for tests", cookieSecret: "a secret for tests" },
      simulator: simulator.ready,
      login: ADMIN,
      withDashboard: true,
    }),
    NODE_OPTIONS: "",
  }
  const store = { cli: MEDUSA_CLI, folder: STORE, env, log }
  await migrate(store)
  const { url } = await startStore(store, port)
  await simulatedAmazon(simulator.ready.url).notifyAt(`${url}/hooks/amazon-pay/ipn`)
  const facts = await storeFacts(await adminSession(url, ADMIN))
  console.log(JSON.stringify({ url, simulator: simulator.ready.url, facts, admin: ADMIN }))
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
