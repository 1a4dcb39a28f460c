import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { claim } from "../processes/claim.mjs"
import { poll } from "../processes/pause.mjs"

const BUILT_WITHIN_MS = 900_000

/**
 * What was noted of the build that is there, if it was made here.
 * @param {string} file the note, beside the build and not in it: what is in it is published
 * @param {string} output the build's folder
 * @returns {Record<string, any> | undefined}
 */
export function readStamp(file, output) {
  const identity = identityOf(output)
  try {
    const stamp = JSON.parse(readFileSync(file, "utf8"))
    // A build made by hand replaces the folder.
    return identity && String(stamp.output) === String(identity) ? stamp : undefined
  } catch {
    return undefined
  }
}

/**
 * Notes what a finished build was made of.
 * @param {string} file
 * @param {string} output
 * @param {object} stamp
 */
export function writeStamp(file, output, stamp) {
  const identity = identityOf(output)
  if (!identity) throw new Error(`The build left nothing in ${output}.`)
  writeFileSync(file, JSON.stringify({ ...stamp, output: identity }))
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true })
}

/**
 * @param {string} output
 * @returns {[number, number] | undefined}
 */
function identityOf(output) {
  const stats = statSync(output, { throwIfNoEntry: false })
  return stats && [stats.ino, stats.birthtimeMs]
}

/**
 * Does a build's work in one process at a time: who comes while another builds waits, and finds its build.
 * @template Result
 * @param {string} claimFile held by the process that builds
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function oneAtATime(claimFile, work) {
  const release = await poll(() => claim(claimFile), { withinMs: BUILT_WITHIN_MS, everyMs: 50 })
  if (!release) throw new Error(`Another process builds, and does not end: see ${claimFile}.`)
  try {
    return await work()
  } finally {
    release()
  }
}
