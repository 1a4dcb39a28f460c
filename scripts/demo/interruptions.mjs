import { readFileSync } from "node:fs"

/** Somebody wants the demo to end; no error of its own. */
export class Interruption extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Stopped by ${signal}`)
    this.signal = signal
  }
}

const PARENT_CHECK_MS = 500

/**
 * Rejects when the demo is to end from outside: a signal, an error nobody caught, or npm gone from above it.
 *
 * The handlers stay, so that a second Ctrl-C during the end does nothing.
 * @returns {Promise<never>}
 */
export function interrupted() {
  return new Promise((_, reject) => {
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(signal, () => reject(new Interruption(signal)))
    }
    process.on("uncaughtException", reject)
    process.on("unhandledRejection", reject)

    // An npm that was killed outright passes no signal on.
    if (process.env.npm_lifecycle_event === undefined) return
    const above = ancestors()
    setInterval(() => {
      if (ancestors() !== above) reject(new Interruption("SIGHUP"))
    }, PARENT_CHECK_MS).unref()
  })
}

/** @returns {string} who is above: between npm and its script there may be a shell, which outlives npm */
function ancestors() {
  const parent = process.ppid
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8")
    // After the name, which is in parentheses and may hold anything: the state, then the parent.
    return `${parent} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`
  } catch {
    return String(parent) // no /proc on this system
  }
}
