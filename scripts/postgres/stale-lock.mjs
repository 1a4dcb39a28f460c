import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { poll } from "../processes/pause.mjs"

/**
 * @param {number} pid
 * @returns {string} its command line, empty when there is no such process
 */
function commandLine(pid) {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], {
      stdio: ["ignore", "pipe", "ignore"],
    }).toString()
  } catch {
    return ""
  }
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM"
  }
}

/**
 * Clears what an earlier, killed run left in a data directory.
 *
 * PostgreSQL removes a stale `postmaster.pid` itself unless the number in it has been given to another process
 * meanwhile, which is the normal case in a container; then it refuses to start. And a server that outlived its
 * script still holds the directory.
 * @param {string} dataDirectory
 */
export async function clearStaleLock(dataDirectory) {
  const lock = join(dataDirectory, "postmaster.pid")
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0])
  if (Number.isInteger(pid) && pid > 1 && lives(pid)) {
    const ours = serves(pid, dataDirectory)
    if (ours) {
      process.kill(pid, "SIGINT")
      const ended = await poll(() => (lives(pid) ? undefined : true), { withinMs: 15_000 })
      if (!ended) throw new Error(`A PostgreSQL of an earlier run (process ${pid}) does not end.`)
    }
  }
  rmSync(lock, { force: true })
}

/**
 * @param {number} pid
 * @param {string} dataDirectory
 */
function serves(pid, dataDirectory) {
  const proc = `/proc/${pid}/cmdline`
  const words = existsSync(proc)
    ? readFileSync(proc, "utf8").split("\0")
    : commandLine(pid).split(" ")
  return words.includes(dataDirectory)
}
