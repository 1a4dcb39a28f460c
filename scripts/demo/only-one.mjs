import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Two demos at once would share one data directory. The file is made in one step with its check, so that of two that
 * start together one wins.
 * @param {string} file
 * @returns {() => void} gives the place free again
 */
export function claim(file) {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
    }
    const pid = Number(readFileSync(file, "utf8"))
    if (runsDemo(pid)) {
      throw new Error(`Another demo runs from this folder (process ${pid}). Stop it first.`)
    }
    rmSync(file, { force: true })
  }
}

/**
 * A number left by a killed demo may by now belong to something else entirely.
 * @param {number} pid
 */
function runsDemo(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("demo.mjs")
  } catch {
    return process.platform !== "linux" // where /proc is missing, being alive has to do
  }
}
