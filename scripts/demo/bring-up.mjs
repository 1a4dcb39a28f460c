import { rmSync } from "node:fs"
import { join } from "node:path"
import { buildPluginIfStale } from "../build/build-plugin.mjs"
import { fingerprint } from "../build/fingerprint.mjs"
import { adminSession } from "../order-flow/admin-session.mjs"
import { simulatedAmazon } from "../order-flow/simulated-amazon.mjs"
import { storeFacts } from "../order-flow/store-facts.mjs"
import { createDatabase } from "../postgres/create-database.mjs"
import { startPostgres } from "../postgres/start-postgres.mjs"
import { ADMIN } from "./admin-login.mjs"
import { KEEP, MEDUSA_CLI, ROOT, SIMULATOR_BIN, STORE, logFile } from "./folders.mjs"
import { choosePort } from "./ports.mjs"
import { progress } from "./progress.mjs"
import { startSimulator } from "./simulator.mjs"
import { readState, writeState } from "./state.mjs"
import { migrate, startStore } from "./store.mjs"
import { storeEnvironment } from "./store-environment.mjs"

const DATABASE = "amazon_pay_demo"

/** What the database depends on: when any of it changes, the migrations are run again. */
const MIGRATED_FROM = ["src", "demo/medusa-config.ts", "demo/src", "package-lock.json"]

/**
 * @typedef {import("../order-flow/two-parcel-order.mjs").Shop & { simulator: import("./simulator.mjs").SimulatorReady, processes: import("../processes/start-process.mjs").StartedProcess[] }} RunningShop
 */

/**
 * Starts everything, in the order in which one thing needs another.
 * @param {import("./arguments.mjs").DemoOptions} options
 * @returns {Promise<RunningShop>}
 */
export async function bringUp({ once, fresh }) {
  rmSync(KEEP.ready, { force: true })
  if (fresh) for (const kept of [KEEP.state, KEEP.simulator, KEEP.logs]) rmSync(kept, FORCE)
  const ports = {
    postgres: await portFor("DEMO_POSTGRES_PORT", "PostgreSQL"),
    simulator: await portFor("DEMO_SIMULATOR_PORT", "the simulator"),
    medusa: await portFor("DEMO_MEDUSA_PORT", "Medusa"),
  }
  const state = readState()

  progress("Starting PostgreSQL, and building the plugin if it has changed")
  const [{ postgres, isNew }, built] = await Promise.all([
    startDatabase(ports.postgres, state.preparedFor === undefined),
    buildPluginIfStale({ logFile: logFile("build") }),
  ])
  progress(built ? "The plugin is built" : "The plugin's build is fresh")

  const simulator = await startSimulator({
    bin: SIMULATOR_BIN,
    port: ports.simulator,
    stateFile: KEEP.simulator,
    logFile: logFile("simulator"),
  })
  progress(`The simulator of Amazon Pay is up at ${simulator.ready.url}`)

  const env = storeEnvironment({
    databaseUrl: postgres.url(DATABASE),
    port: ports.medusa,
    state,
    simulator: simulator.ready,
    login: ADMIN,
    withDashboard: !once,
  })
  const store = { cli: MEDUSA_CLI, folder: STORE, env, log: logFile }
  const preparedFor = fingerprint(ROOT, MIGRATED_FROM)
  if (isNew || state.preparedFor !== preparedFor) {
    progress(
      isNew
        ? "Making the store's tables and filling them"
        : "The plugin or the store has changed: migrating its tables",
    )
    await migrate(store)
    writeState({ ...state, preparedFor })
  }

  progress(once ? "Starting Medusa" : "Starting Medusa with its dashboard")
  const medusa = await startStore(store, ports.medusa)
  progress(`Medusa is up at ${medusa.url}`)

  const amazon = simulatedAmazon(simulator.ready.url)
  await amazon.notifyAt(`${medusa.url}/hooks/amazon-pay/ipn`)
  const admin = await adminSession(medusa.url, ADMIN)
  const processes = [postgres.process, simulator.process, medusa.process]
  const facts = await storeFacts(admin)
  return { medusa: medusa.url, admin, facts, amazon, simulator: simulator.ready, processes }
}

const FORCE = { recursive: true, force: true }

/**
 * @param {number} port
 * @param {boolean} fresh a database that was never finished is made anew, too
 */
async function startDatabase(port, fresh) {
  const postgres = await startPostgres({
    directory: KEEP.postgres,
    port,
    logFile: logFile("postgres"),
    fresh,
  })
  if (postgres.dataDirectory !== join(KEEP.postgres, "data")) {
    progress(`PostgreSQL's user cannot enter this folder; the data is in ${postgres.dataDirectory}`)
  }
  return { postgres, isNew: await createDatabase(postgres.url("postgres"), DATABASE) }
}

/**
 * @param {Parameters<typeof choosePort>[0]} variable
 * @param {string} whose
 */
async function portFor(variable, whose) {
  const { port, instead } = await choosePort(variable, process.env)
  if (instead !== undefined) progress(`Port ${instead} is taken: ${whose} gets ${port}`)
  return port
}
