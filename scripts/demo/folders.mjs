import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = fileURLToPath(new URL("../..", import.meta.url))
export const STORE = join(ROOT, "demo")
export const MEDUSA_CLI = join(ROOT, "node_modules/@medusajs/cli/cli.js")
export const SIMULATOR_BIN = join(ROOT, ".medusa/server/src/simulator/bin.js")

const KEPT = join(ROOT, ".demo")

/** What a run leaves for the next one. */
export const KEEP = {
  folder: KEPT,
  lock: join(KEPT, "running.pid"),
  state: join(KEPT, "state.json"),
  simulator: join(KEPT, "simulator.json"),
  postgres: join(KEPT, "postgres"),
  ready: join(KEPT, "ready.json"),
  logs: join(KEPT, "logs"),
}

/** @param {string} name */
export function logFile(name) {
  return join(KEEP.logs, `${name}.log`)
}
