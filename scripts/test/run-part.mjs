import { execFile } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { startProcess } from "../processes/start-process.mjs"
import { readProgress } from "./journal.mjs"
import { outcomeOf, parseJestResult } from "./outcome.mjs"
import { endStragglers } from "./stragglers.mjs"
import { notBegun, whereabouts } from "./whereabouts.mjs"

const REPORTER = fileURLToPath(new URL("progress-reporter.mjs", import.meta.url))

/**
 * A jest run that goes on.
 * @typedef {object} Running
 * @property {string} name
 * @property {number} began a date in milliseconds
 * @property {string} logFile what jest prints
 * @property {() => import("./journal.mjs").Progress} progress
 * @property {Promise<Ended>} ended
 */

/** @typedef {{ outcome: import("./outcome.mjs").Outcome, whereabouts: string[] }} Ended */

/**
 * Starts jest in a process group of its own, and ends the whole group when `signal` says so.
 * @param {object} options
 * @param {string} options.name
 * @param {string[]} options.command jest's, with its own arguments; no positional one stands last
 * @param {string} options.root jest's root folder
 * @param {string} options.folder for the result, the log and the journal
 * @param {AbortSignal} options.signal its reason is why the run has to end, in words
 * @param {(reason: string, lines: string[]) => void} [options.onStop] hears what jest was doing before it is ended,
 *   since whoever ends all of this may not wait
 * @returns {Promise<Running>}
 */
export async function startPart({ name, command, root, folder, signal, onStop }) {
  const inFolder = (/** @type {string} */ ending) => join(folder, `${name}.${ending}`)
  const [resultFile, logFile, journal] = ["json", "log", "journal"].map(inFolder)
  // What an earlier run left would pass for this one's.
  for (const file of [resultFile, logFile, journal]) rmSync(file, { force: true })

  const began = Date.now()
  const [program, ...args] = command
  const started = await startProcess({
    name,
    command: program,
    args: [
      ...args,
      "--reporters=default",
      `--reporters=${REPORTER}`,
      `--outputFile=${resultFile}`,
      // Flags with values swallow what follows them: the last one has none.
      "--json",
    ],
    cwd: root,
    env: { ...process.env, TEST_JOURNAL: journal },
    logFile,
  })
  const list = listFiles({ command, root })

  const finish = async () => {
    const stopped = await endOrReason(started.exited, signal)
    const now = Date.now()
    const progress = readProgress(journal)
    const where = stopped === undefined ? [] : whereabouts(progress, now)
    if (stopped !== undefined) onStop?.(stopped, [...where, ...notBegun(progress, list.files())])
    // Jest may have ended by itself and left somebody of its group behind.
    await started.stop()
    await endStragglers(`TEST_JOURNAL=${journal}`)
    list.abandon()
    const outcome = outcomeOf({
      name,
      root,
      seconds: (now - began) / 1_000,
      result: parseJestResult(read(resultFile)),
      progress,
      end: await started.exited,
      stopped,
    })
    return { outcome, whereabouts: where }
  }
  return { name, began, logFile, progress: () => readProgress(journal), ended: finish() }
}

/**
 * @param {Promise<string>} exited
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>} why it has to end; undefined when it ended by itself
 */
function endOrReason(exited, signal) {
  return new Promise((resolve) => {
    const stop = () => resolve(String(signal.reason))
    if (signal.aborted) stop()
    signal.addEventListener("abort", stop)
    void exited.then(() => {
      signal.removeEventListener("abort", stop)
      resolve(undefined)
    })
  })
}

/**
 * Jest tells its reporters how many files there are, and not which: it is asked beside the run.
 * @param {{ command: string[], root: string }} options
 */
function listFiles({ command: [program, ...args], root }) {
  /** @type {string[] | undefined} */
  let files
  const child = execFile(program, [...args, "--listTests"], { cwd: root }, (error, stdout) => {
    if (error) return
    const lines = stdout.split("\n").filter((line) => line.startsWith(root))
    files = lines.map((line) => relative(root, line))
  })
  return { files: () => files, abandon: () => void child.kill() }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}
