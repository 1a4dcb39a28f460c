import { rmSync } from "node:fs"
import { join } from "node:path"
import { buildIfStale } from "../build/build-all.mjs"
import { fingerprint } from "../build/fingerprint.mjs"
import { adminSession } from "../order-flow/admin-session.mjs"
import { simulatedAmazon } from "../order-flow/simulated-amazon.mjs"
import { storeFacts } from "../order-flow/store-facts.mjs"
import { createDatabase } from "../postgres/create-database.mjs"
import { startPostgres } from "../postgres/start-postgres.mjs"
import { ADMIN } from "./admin-login.mjs"
import { startAmazons } from "./amazons.mjs"
import { KEEP, MEDUSA_CLI, ROOT, STORE } from "./folders.mjs"
import { choosePort } from "./ports.mjs"
import { progress, withProgress } from "./progress.mjs"
import { readState, writeState } from "./state.mjs"
import { migrate, startStore } from "./store.mjs"
import { storeEnvironment } from "./store-environment.mjs"
import { startStorefront } from "./storefront.mjs"

const DATABASE = "amazon_pay_demo"

/** What the database depends on: when any of it changes, the migrations are run again. */
const MIGRATED_FROM = ["src", "demo/medusa-config.ts", "demo/src", "package-lock.json"]

/**
 * @typedef {object} Running
 * @property {import("./simulator.mjs").SimulatorReady} simulator of the main account
 * @property {import("./amazons.mjs").Amazon[]} amazons all accounts
 * @property {import("./storefront.mjs").Storefront} storefront
 * @property {import("../processes/start-process.mjs").StartedProcess[]} processes
 */
/**
 * @typedef {import("../order-flow/two-parcel-order.mjs").Shop & Running} RunningShop
 */

/**
 * Starts everything, in the order in which one thing needs another.
 * @param {Pick<import("./arguments.mjs").DemoOptions, "once" | "fresh">} options
 * @param {import("./folders.mjs").Kept} [keep]
 * @returns {Promise<RunningShop>}
 */
export async function bringUp({ once, fresh }, keep = KEEP) {
  rmSync(keep.ready, { force: true })
  if (fresh) {
    const simulators = ["na", "eu", "jp"].map(keep.simulator)
    for (const kept of [keep.state, ...simulators, keep.logs]) rmSync(kept, FORCE)
  }
  const ports = {
    postgres: await portFor("DEMO_POSTGRES_PORT", "PostgreSQL"),
    medusa: await portFor("DEMO_MEDUSA_PORT", "Medusa"),
    shop: await portFor("DEMO_SHOP_PORT", "the shop"),
  }
  const state = readState(keep.state)

  progress("Starting PostgreSQL, and building the plugin if it has changed")
  const [{ postgres, isNew }, built] = await Promise.all([
    startDatabase(keep, ports.postgres, state.preparedFor === undefined),
    withProgress("building the plugin", buildIfStale({ log: keep.log })),
  ])
  progress(built ? "The plugin is built" : "The plugin's build is fresh")

  const { amazons, process: amazonsProcess } = await startAmazons(keep, portFor)
  const [main, ...others] = amazons
  if (!main) throw new Error("The simulator did not say where it is.")
  progress(
    `The simulator of Amazon Pay is up: ${amazons.map(({ region, simulator }) => `${region} at ${simulator.url}`).join(", ")}`,
  )
  const storefront = await startStorefront(ports.shop)

  const env = storeEnvironment({
    databaseUrl: postgres.url(DATABASE),
    port: ports.medusa,
    state,
    simulator: main.simulator,
    others,
    storefront: storefront.url,
    login: ADMIN,
    withDashboard: !once,
  })
  const store = { cli: MEDUSA_CLI, folder: STORE, env, log: keep.log }
  const preparedFor = fingerprint(ROOT, MIGRATED_FROM)
  if (isNew || state.preparedFor !== preparedFor) {
    progress(
      isNew
        ? "Making the store's tables and filling them"
        : "The plugin or the store has changed: migrating its tables",
    )
    await withProgress("making the tables", migrate(store))
    writeState(keep.state, { ...state, preparedFor })
  }

  progress(once ? "Starting Medusa" : "Starting Medusa with its dashboard")
  const medusa = await withProgress("starting Medusa", startStore(store, ports.medusa))
  progress(`Medusa is up at ${medusa.url}`)

  const hook = `${medusa.url}/hooks/amazon-pay/ipn`
  await Promise.all(amazons.map((each) => simulatedAmazon(each.simulator.url).notifyAt(hook)))
  const admin = await adminSession(medusa.url, ADMIN)
  const processes = [postgres.process, amazonsProcess, medusa.process]
  const facts = await storeFacts(admin)
  storefront.open({ backendUrl: medusa.url, publishableKey: facts.publishableKey })
  progress(`The shop is open at ${storefront.url}`)
  const amazon = simulatedAmazon(main.simulator.url)
  const { simulator } = main
  return { medusa: medusa.url, admin, facts, amazon, simulator, amazons, storefront, processes }
}

const FORCE = { recursive: true, force: true }

/**
 * @param {import("./folders.mjs").Kept} keep
 * @param {number} port
 * @param {boolean} fresh a database that was never finished is made anew, too
 */
async function startDatabase(keep, port, fresh) {
  const postgres = await startPostgres({
    directory: keep.postgres,
    port,
    logFile: keep.log("postgres"),
    fresh,
  })
  if (postgres.dataDirectory !== join(keep.postgres, "data")) {
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
