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
import { buildIfStale } from "../../scripts/build/build-all.mjs"
import { createDatabase } from "../../scripts/postgres/create-database.mjs"
import { freePort } from "../../scripts/processes/free-port.mjs"
import { stopEverything } from "../../scripts/processes/start-process.mjs"
import { lend, madeOf } from "../setup/spare-store.mjs"
import { storeSecrets } from "./store-secrets.mjs"

/**
 * The demo store with its dashboard, on a copy of the database `ADMIN_TEMPLATE` in the PostgreSQL that the `DB_*`
 * variables name and with the Amazon that the first argument says, the dashboard as the second does: a process that says in one line of JSON where
 * everything is, and ends everything when its standard input ends. For the Amazon "spare" it is told to the test that comes
 * for it, with the Amazon that test has to start, and ends when the test has done with it.
 */
const isSpare = process.argv[2] === "spare"
const SUPPORT = fileURLToPath(new URL(".", import.meta.url))
const directory = mkdtempSync(join(tmpdir(), "amazon-pay-admin-"))
chmodSync(directory, 0o755)
let code = 0

try {
  // Before the build: what is changed after this is not what the store was made of.
  const made = isSpare ? madeOf() : undefined
  const log = (/** @type {string} */ name) => join(directory, `${name}.log`)
  if (isSpare) await buildIfStale({ log })
  const state = join(directory, "simulator.json")
  const simulator = isSpare ? await amazonToBe(state) : JSON.parse(process.argv[2] ?? "")
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
  const { url } = await startStore({ cli: MEDUSA_CLI, folder: STORE, env, log }, port)
  const facts = await storeFacts(await adminSession(url, ADMIN))
  const databaseUrl = `${server}/${database}`
  const said = { url, databaseUrl, facts, admin: ADMIN }
  const stopped = new Promise((resolve) => {
    process.once("SIGTERM", resolve).once("SIGINT", resolve)
  })
  if (isSpare) {
    const { port } = simulator
    await Promise.race([lend({ ...said, made, simulator: { state, port } }), stopped])
  } else {
    console.log(JSON.stringify(said))
    const left = new Promise((resolve) => {
      process.stdin.once("end", resolve).once("close", resolve).resume()
    })
    await Promise.race([left, stopped])
  }
} catch (error) {
  console.error(error instanceof Error ? error.stack : error)
  code = 1
} finally {
  await stopEverything()
  rmSync(directory, { recursive: true, force: true })
}
process.exit(code)

/**
 * An Amazon that the test starts: its keys and its port have to be known before.
 * @param {string} state where the test finds it
 */
async function amazonToBe(state) {
  const { startSimulator } = await import("amazon-pay-simulator")
  const { stop, ...simulator } = await startSimulator({ state })
  await stop()
  return { ...simulator, port: Number(new URL(simulator.url).port) }
}
