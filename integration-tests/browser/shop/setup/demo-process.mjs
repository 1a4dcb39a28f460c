import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { bringUp } from "../../../../scripts/demo/bring-up.mjs"
import { keepIn } from "../../../../scripts/demo/folders.mjs"
import { fallSilent } from "../../../../scripts/demo/progress.mjs"
import { readyFacts } from "../../../../scripts/demo/ready-facts.mjs"
import { freePort } from "../../../../scripts/processes/free-port.mjs"
import { stopEverything } from "../../../../scripts/processes/start-process.mjs"

/**
 * The whole demo but for the dashboard, in a folder and on ports of its own: a process that says in one line of JSON
 * where everything is, and ends everything when its standard input ends.
 */
const directory = mkdtempSync(join(tmpdir(), "amazon-pay-shop-"))
chmodSync(directory, 0o755)
let code = 0

for (const whose of ["SHOP", "MEDUSA", "POSTGRES", "SIMULATOR", "SIMULATOR_EU", "SIMULATOR_JP"]) {
  process.env[`DEMO_${whose}_PORT`] = String(await freePort())
}
try {
  // What is said is for whoever starts a demo; here the standard output is for one line.
  fallSilent()
  const keep = keepIn(directory)
  const shop = await bringUp({ once: true, fresh: false }, keep)
  const secrets = shop.amazons.map(({ simulator }) => simulator.secretKey)
  console.log(JSON.stringify({ ...readyFacts(shop), secrets, logs: keep.logs }))
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
