import { readdirSync, readFileSync } from "node:fs"
import { poll } from "../processes/pause.mjs"

const GRACE_MS = 15_000

/**
 * Ends what a program has started and what has left its process group since: browsers, and the guard that stops
 * PostgreSQL. Whoever comes next finds nobody in its way.
 * @param {string} mark a part of the environment that only they have
 * @returns {Promise<void>}
 */
export async function endStragglers(mark) {
  signal(mark, "SIGTERM")
  const gone = () => (processesWith(mark).length === 0 ? true : undefined)
  if (await poll(gone, { withinMs: GRACE_MS })) return
  signal(mark, "SIGKILL")
  await poll(gone, { withinMs: GRACE_MS })
}

/**
 * @param {string} mark
 * @param {NodeJS.Signals} name
 */
function signal(mark, name) {
  for (const pid of processesWith(mark)) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/**
 * @param {string} mark
 * @returns {number[]} none where the system has no `/proc`
 */
function processesWith(mark) {
  return entries("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).split("\0").includes(mark))
    .map(Number)
}

/** @param {string} folder */
function entries(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** @param {string} pid */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8")
  } catch {
    return "" // it has ended, or is somebody else's
  }
}
