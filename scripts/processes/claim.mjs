import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Claims a folder for this process. The file is made in one step with its check, so that of two that begin together
 * one wins.
 * @param {string} file
 * @param {(commandLine: string) => boolean} [couldBe] whether a process with this command line could have made the
 *   claim: a number left by a killed process may by now belong to something else entirely
 * @returns {(() => void) | undefined} gives the place free again; undefined when another process has it
 */
export function claim(file, couldBe = (commandLine) => commandLine.includes("node")) {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
    }
    if (isHeld(claimant(file), couldBe)) return undefined
    rmSync(file, { force: true })
  }
}

/**
 * @param {string} file
 * @returns {number} the process that has claimed it, 0 when it has gone meanwhile
 */
export function claimant(file) {
  try {
    return Number(readFileSync(file, "utf8"))
  } catch {
    return 0
  }
}

/**
 * @param {number} pid
 * @param {(commandLine: string) => boolean} couldBe
 */
function isHeld(pid, couldBe) {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  if (!isAlive(pid)) return false
  try {
    return couldBe(readFileSync(`/proc/${pid}/cmdline`, "utf8"))
  } catch {
    return process.platform !== "linux" // where /proc is missing, being alive has to do
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM"
  }
}
