import { existsSync, readFileSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { poll } from "../processes/pause.mjs"
import { tail } from "../processes/run-to-end.mjs"
import { startProcess } from "../processes/start-process.mjs"

/**
 * @typedef {object} SimulatorReady what the simulator says of itself when it is up
 * @property {string} url
 * @property {string} sellerId
 * @property {string} accessKey
 * @property {string} secretKey
 * @property {string} clientId
 * @property {string} certificateUrl
 */

const READY_WITHIN_MS = 300_000
const SEVERAL = fileURLToPath(new URL("amazons-process.mjs", import.meta.url))

/**
 * Starts the simulator as a process of its own.
 * @param {{ bin: string, port: number, stateFile?: string, logFile: string }} options
 * @returns {Promise<{ ready: SimulatorReady, process: import("../processes/start-process.mjs").StartedProcess }>}
 */
export async function startSimulator({ bin, port, stateFile, logFile }) {
  const args = ["--port", String(port), ...(stateFile === undefined ? [] : ["--state", stateFile])]
  const { said, process } = await startAnnounced([bin, ...args], logFile)
  return { ready: /** @type {SimulatorReady} */ (said), process }
}

/**
 * Starts several in one process, since most of what one needs is the same for all.
 * @param {{ region: string, port: number, state: string, settings?: object }[]} wanted
 * @param {string} logFile
 * @returns {Promise<{ ready: SimulatorReady[], process: import("../processes/start-process.mjs").StartedProcess }>} in the order of `wanted`
 */
export async function startSimulators(wanted, logFile) {
  const { said, process } = await startAnnounced([SEVERAL, JSON.stringify(wanted)], logFile)
  return { ready: /** @type {SimulatorReady[]} */ (said), process }
}

/**
 * Starts a script and waits for the line of JSON with which it says that it is ready.
 * @param {string[]} args
 * @param {string} logFile
 */
async function startAnnounced(args, logFile) {
  rmSync(logFile, { force: true })
  const started = await startProcess({
    name: "The simulator",
    command: process.execPath,
    args,
    env: process.env,
    logFile,
  })
  const said = await poll(() => (started.ended() === undefined ? readyLine(logFile) : null), {
    withinMs: READY_WITHIN_MS,
    everyMs: 50,
  })
  if (said) return { said, process: started }
  await started.stop()
  throw new Error(
    `The simulator did not start (${started.ended() ?? "no ready line"}). The end of ${logFile}:\n${tail(logFile)}`,
  )
}

/**
 * @param {string} file
 * @returns {SimulatorReady | SimulatorReady[] | undefined} the first whole line that is the announcement
 */
function readyLine(file) {
  if (!existsSync(file)) return undefined
  for (const line of readFileSync(file, "utf8").split("\n").slice(0, -1)) {
    if (!line.startsWith("{") && !line.startsWith("[")) continue
    const said = JSON.parse(line)
    const first = Array.isArray(said) ? said[0] : said
    if (typeof first?.url === "string" && typeof first.certificateUrl === "string") return said
  }
  return undefined
}
