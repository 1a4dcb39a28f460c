import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { KEPT } from "../../integration-tests/setup/kept.mjs"
import { SPARE_STORE } from "../../integration-tests/setup/spare-store.mjs"
import { ROOT } from "../demo/folders.mjs"
import { readAnnounced } from "../postgres/announced.mjs"
import { poll } from "../processes/pause.mjs"
import { tail } from "../processes/run-to-end.mjs"
import { startProcess } from "../processes/start-process.mjs"
import { addCommentLine } from "./edit.mjs"

const LOOK_EVERY_MS = 20

/** How long `npm run store` may take to start its next store. */
const SPARE_STORE_MS = 180_000

/** Whether `npm run store` keeps things warm meanwhile. */
export async function isKeptWarm() {
  return (await readAnnounced(KEPT)) !== undefined
}

/** Edits that are not taken back yet: an end may come in the middle of a measurement. */
const edits = new Set()

/** Takes back every edit. */
export function takeBackEdits() {
  for (const takeBack of edits) takeBack()
  edits.clear()
}

/**
 * Runs a command until its result is seen: once so that everything it keeps is there, then again after an edit.
 * @param {import("./measurements.mjs").Measurement} measurement
 * @param {string} folder for logs, of this measurement alone: a log that is there already would end the wait for its result
 * @returns {Promise<number>} the seconds of the second run
 * @throws Error with the end of its log when a run fails
 */
export async function measure({ edit, ...measurement }, folder) {
  if (edit === undefined) return await seconds(measurement, join(folder, "only.log"))
  await seconds(measurement, join(folder, "before.log"))
  // Nobody edits and tests so fast that the store which the last run took is not followed by another yet.
  if (await isKeptWarm()) {
    await poll(() => existsSync(SPARE_STORE) || undefined, { withinMs: SPARE_STORE_MS })
  }
  const takeBack = addCommentLine(join(ROOT, edit))
  edits.add(takeBack)
  try {
    return await seconds(measurement, join(folder, "after.log"))
  } finally {
    takeBack()
    edits.delete(takeBack)
  }
}

/**
 * @param {Omit<import("./measurements.mjs").Measurement, "edit">} measurement
 * @param {string} logFile
 */
async function seconds({ command, done, limitSeconds }, logFile) {
  const name = `npm ${command.join(" ")}`
  const began = performance.now()
  const started = await startProcess({ name, command: "npm", args: command, cwd: ROOT, logFile })
  try {
    const isDone = () =>
      done !== undefined && done.test(readFileSync(logFile, "utf8"))
        ? true
        : (started.ended() ?? undefined)
    const how = await poll(isDone, { withinMs: limitSeconds * 1_000, everyMs: LOOK_EVERY_MS })
    const took = (performance.now() - began) / 1_000
    const end = how === undefined ? `not done after ${limitSeconds} s` : await started.exited
    if (end !== "exit code 0" || (done !== undefined && how !== true)) {
      throw new Error(`${name} failed (${end}). The end of its log:\n${tail(logFile)}`)
    }
    return took
  } finally {
    await started.stop()
  }
}
