import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runToEnd } from "../processes/run-to-end.mjs"
import { fingerprints } from "./fingerprint.mjs"
import { oneAtATime, readStamp, removeStamp, writeStamp } from "./stamp.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const PACKAGE = join(ROOT, "packages/simulator")
const OUTPUT = join(PACKAGE, "dist")
const STAMP = join(ROOT, ".medusa/simulator-stamp.json")
const CLAIM = join(ROOT, ".medusa/simulator.pid")
const SOURCES = ["build.mjs", "package.json", "src", "tsconfig.json"]

/** What a build is made of; tests are not. */
function sources() {
  const files = Object.entries({
    ...fingerprints(PACKAGE, SOURCES),
    ...fingerprints(ROOT, ["package-lock.json", "tsconfig.json"]),
  })
  return Object.fromEntries(files.filter(([path]) => !path.includes("/__tests__/")))
}

/**
 * Builds the simulator into its `dist`, which is what stores and tests load, unless the build there is of these sources.
 * @param {{ logFile: string }} options
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildSimulatorIfStale({ logFile }) {
  return oneAtATime(CLAIM, async () => {
    const files = sources()
    const before = readStamp(STAMP, OUTPUT)
    if (JSON.stringify(before?.files) === JSON.stringify(files)) return false
    removeStamp(STAMP)
    await runToEnd({
      name: "The simulator's build",
      command: process.execPath,
      args: [join(PACKAGE, "build.mjs")],
      cwd: PACKAGE,
      env: process.env,
      logFile,
      withinMs: 600_000,
    })
    writeStamp(STAMP, OUTPUT, { files })
    return true
  })
}
