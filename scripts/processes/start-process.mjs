import { spawn } from "node:child_process"
import { closeSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"
import { guardForgets, guardRemembers } from "./guard-client.mjs"
import { poll } from "./pause.mjs"

/**
 * @typedef {object} StartedProcess
 * @property {string} name
 * @property {number} pid
 * @property {string} logFile
 * @property {Promise<string>} exited how it ended, in words
 * @property {() => string | undefined} ended how it ended, undefined while it runs
 * @property {() => Promise<void>} stop asks it to end, then makes it; may be called more than once
 */

/** @type {Set<StartedProcess>} */
const running = new Set()
let closing = false

/**
 * Stops whatever this script started, the last first, and lets nothing new begin: for an end that may come in the
 * middle of anything.
 */
export async function stopEverything() {
  closing = true
  for (const started of [...running].reverse()) await started.stop()
}

/**
 * Starts a program as leader of its own process group, with its output in a log file.
 *
 * Its own group, so that a Ctrl-C in the terminal reaches only the script, which can then stop everything in order,
 * and so that grandchildren (esbuild under Medusa, for one) go with it. A file and not a pipe, so that the log
 * survives whatever happens to the script.
 *
 * @param {object} options
 * @param {string} options.name for messages
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {string} options.logFile
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {{ uid?: number, gid?: number }} [options.owner]
 * @param {NodeJS.Signals} [options.stopSignal]
 * @param {number} [options.graceMs]
 * @returns {Promise<StartedProcess>}
 */
export async function startProcess(options) {
  const { name, command, args, logFile, cwd, env, owner = {} } = options
  const { stopSignal = "SIGTERM", graceMs = 10_000 } = options
  if (closing) throw new Error(`${name} is not started any more: everything is being stopped.`)
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, "a")
  const child = spawn(command, args, {
    cwd,
    env,
    ...owner,
    detached: true,
    stdio: ["ignore", log, log],
  })
  closeSync(log)

  /** @type {string | undefined} */
  let end
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      end = signal === null ? `exit code ${code}` : `signal ${signal}`
      resolve(end)
    })
    child.once("error", (error) => {
      end ??= error.message
      resolve(end)
    })
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started: ${await exited}.`)
  guardRemembers(pid, stopSignal)
  void exited.then(() => guardForgets(pid))

  /** @type {Promise<void> | undefined} */
  let stopping
  const stop = () => {
    stopping ??= (async () => {
      if (end === undefined) signalGroup(pid, stopSignal)
      const gone = () => (groupLives(pid) ? undefined : true)
      if (await poll(gone, { withinMs: graceMs, everyMs: 50 })) return
      signalGroup(pid, "SIGKILL")
      await poll(gone, { withinMs: 5_000, everyMs: 50 })
    })()
    return stopping
  }
  /** @type {StartedProcess} */
  const started = { name, pid, logFile, exited, ended: () => end, stop }
  running.add(started)
  void exited.then(() => running.delete(started))
  return started
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false // nobody left in the group
  }
}

/** @param {number} pid */
function groupLives(pid) {
  return signalGroup(pid, 0)
}
