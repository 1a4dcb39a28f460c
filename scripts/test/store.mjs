/**
 * `npm run store`: keeps warm what integration tests need, until it is ended. PostgreSQL stays up with the databases
 * that tests copy, the builds of the plugin and the simulator follow each change of their sources, and a store with a
 * dashboard is started for the next test that asks for one.
 */
import { watch } from "node:fs"
import { join } from "node:path"
import { buildIfStale } from "../build/build-all.mjs"
import { ROOT } from "../demo/folders.mjs"
import { announce } from "../postgres/announced.mjs"
import { openKeptPostgres } from "../postgres/open-kept.mjs"
import { stopEverything } from "../processes/start-process.mjs"
import { KEPT } from "../../integration-tests/setup/kept.mjs"
import { makeAdminTemplate } from "../../integration-tests/setup/admin-template.mjs"
import { keepSpareStore } from "../../integration-tests/setup/spare-store.mjs"
import { makeStoreTemplate } from "../../integration-tests/setup/store-template.mjs"

/** An editor writes a file in several steps. */
const QUIET_MS = 200

const log = (/** @type {string} */ name) => join(KEPT, "logs", `${name}.log`)
const say = (/** @type {string} */ line) =>
  console.log(`${new Date().toLocaleTimeString()}  ${line}`)

async function bringUpToDate() {
  const began = Date.now()
  try {
    if (await buildIfStale({ log })) {
      say(`The build is fresh again (${((Date.now() - began) / 1_000).toFixed(1)} s).`)
    }
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}`)
  }
}

/** Builds after each change, one build at a time. */
function followChanges() {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  let work = Promise.resolve()
  for (const folder of ["src", "packages/simulator/src"]) {
    watch(join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => (work = work.then(bringUpToDate)), QUIET_MS)
    })
  }
}

const ended = new Promise((resolve) => {
  process.once("SIGINT", resolve).once("SIGTERM", resolve)
})
say("Starting PostgreSQL and building the plugin …")
const [postgres] = await Promise.all([openKeptPostgres(KEPT), bringUpToDate()])
const services = { directory: join(KEPT, "logs"), postgres }
say("Looking for the databases that tests copy; making them takes a minute …")
await makeStoreTemplate(services)
await makeAdminTemplate(services)
const withdraw = announce(KEPT, postgres)
followChanges()
void keepSpareStore(services, say).catch((error) => say(String(error)))
say("Warm. Run tests in another terminal; end this with Ctrl-C.")
await ended
withdraw()
await stopEverything()
await postgres.close()
process.exit(0)
