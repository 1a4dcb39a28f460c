import { existsSync, readFileSync, rmSync } from "node:fs"
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

const READY_WITHIN_MS = 30_000

/**
 * Starts the simulator as a process of its own.
 * @param {{ bin: string, port: number, stateFile?: string, logFile: string }} options
 * @returns {Promise<{ ready: SimulatorReady, process: import("../processes/start-process.mjs").StartedProcess }>}
 */
export async function startSimulator({ bin, port, stateFile, logFile }) {
  rmSync(logFile, { force: true })
  const started = await startProcess({
    name: "The simulator",
    command: process.execPath,
    args: [bin, "--port", String(port), ...(stateFile === undefined ? [] : ["--state", stateFile])],
    env: process.env,
    logFile,
  })
  const ready = await poll(() => (started.ended() === undefined ? readyLine(logFile) : null), {
    withinMs: READY_WITHIN_MS,
    everyMs: 50,
  })
  if (ready) return { ready, process: started }
  await started.stop()
  throw new Error(
    `The simulator did not start (${started.ended() ?? "no ready line"}). The end of ${logFile}:\n${tail(logFile)}`,
  )
}

/**
 * @param {string} file
 * @returns {SimulatorReady | undefined} the first whole line that is the announcement
 */
function readyLine(file) {
  if (!existsSync(file)) return undefined
  for (const line of readFileSync(file, "utf8").split("\n").slice(0, -1)) {
    if (!line.startsWith("{")) continue
    const said = JSON.parse(line)
    if (typeof said.url === "string" && typeof said.certificateUrl === "string") return said
  }
  return undefined
}
