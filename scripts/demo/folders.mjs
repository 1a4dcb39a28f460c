import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = fileURLToPath(new URL("../..", import.meta.url))
export const STORE = join(ROOT, "demo")
export const MEDUSA_CLI = join(ROOT, "node_modules/@medusajs/cli/cli.js")

/**
 * What a run leaves in a folder for the next one.
 * @param {string} folder
 */
export function keepIn(folder) {
  const logs = join(folder, "logs")
  return {
    folder,
    lock: join(folder, "running.pid"),
    state: join(folder, "state.json"),
    postgres: join(folder, "postgres"),
    ready: join(folder, "ready.json"),
    logs,
    /** @param {string} region of Amazon Pay; the first one's name is older than the others */
    simulator: (region) => join(folder, `simulator${region === "na" ? "" : `-${region}`}.json`),
    /** @param {string} name */
    log: (name) => join(logs, `${name}.log`),
  }
}

/** @typedef {ReturnType<typeof keepIn>} Kept */

/** Where `npm run demo` keeps it. */
export const KEEP = keepIn(join(ROOT, ".demo"))
