import { createHash } from "node:crypto"
import { rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { fingerprints } from "../../scripts/build/fingerprint.mjs"
import { pause } from "../../scripts/processes/pause.mjs"
import { startProcess } from "../../scripts/processes/start-process.mjs"
import { makeAdminTemplate } from "./admin-template.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
/** Where a test finds the store that `npm run store` has started ahead of it. A socket's path has to be short. */
export const SPARE_STORE = join(tmpdir(), `amazon-pay-spare-${hashOf(ROOT).slice(0, 16)}.sock`)

const STORE_PROCESS = fileURLToPath(new URL("../support/admin-store-process.mjs", import.meta.url))

/** After a store that did not start. */
const RETRY_MS = 10_000

/** What a store has read by the time it answers, beside the plugin itself. */
const READ_AT_START = [
  "demo/src",
  "demo/medusa-config.ts",
  "scripts/demo",
  "integration-tests/support/admin-store-process.mjs",
  "integration-tests/support/quick-tailwind.cjs",
  "package-lock.json",
  "packages/simulator/src",
]
/** Read while the dashboard is looked at, or not at all. */
const READ_LATER = /^src\/admin\/|\/__tests__\//

/** What a store that starts now is made of, in one value. */
export function madeOf() {
  const files = Object.entries(fingerprints(ROOT, ["src", ...READ_AT_START]))
  const read = files.filter(([path]) => !READ_LATER.test(path))
  return hashOf(JSON.stringify(read))
}

/** @param {string} text */
function hashOf(text) {
  return createHash("sha256").update(text).digest("hex")
}

/**
 * Waits until a test takes the store, and until it gives it back.
 * @param {object} store what the test is told, in one line of JSON
 * @param {string} [socket] where it comes for it
 * @returns {Promise<void>}
 */
export function lend(store, socket = SPARE_STORE) {
  rmSync(socket, { force: true })
  return new Promise((done) => {
    const resolve = () => done()
    let isLent = false
    // Its own end of the connection stays open until this process has ended, which whoever gives the store back waits for.
    const desk = createServer({ allowHalfOpen: true }, (taker) => {
      taker.on("error", () => {})
      if (isLent) return taker.destroy()
      isLent = true
      // Nobody finds the way any more: the socket goes with it.
      desk.close()
      taker.once("end", resolve).once("close", resolve).resume()
      taker.write(`${JSON.stringify(store)}\n`)
    }).listen(socket)
  })
}

/**
 * Keeps one store with a dashboard ready for the next test that asks for it, until everything is stopped.
 * @param {import("./services.mjs").Services} services
 * @param {(line: string) => void} say
 * @returns {Promise<never>}
 * @throws Error once everything is being stopped
 */
export async function keepSpareStore(services, say) {
  const logFile = join(services.directory, "spare-store.log")
  const { host, port, user, password } = services.postgres
  const server = { DB_HOST: host, DB_PORT: `${port}`, DB_USERNAME: user, DB_PASSWORD: password }
  for (;;) {
    await makeAdminTemplate(services)
    const store = await startProcess({
      name: "The spare store",
      command: process.execPath,
      args: [STORE_PROCESS, "spare", "from-sources"],
      env: { ...process.env, ...server, NODE_OPTIONS: "" },
      logFile,
    })
    const end = await store.exited
    if (end === "exit code 0") continue
    say(`The store that dashboard tests take did not start (${end}): see ${logFile}.`)
    await pause(RETRY_MS)
  }
}
