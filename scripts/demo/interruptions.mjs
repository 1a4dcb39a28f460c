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
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) reject(new Interruption("SIGHUP"))
    }, PARENT_CHECK_MS).unref()
  })
}
