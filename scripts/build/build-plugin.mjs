import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runToEnd } from "../processes/run-to-end.mjs"
import { fingerprint } from "./fingerprint.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const OUTPUT = join(ROOT, ".medusa/server")
/** Beside the build and not in it: what is in it is published. */
const STAMP = join(ROOT, ".medusa/build-stamp.json")
const SOURCES = ["src", "scripts/build", "package.json", "package-lock.json", "tsconfig.json"]

/** A build made by hand replaces the folder, and with it what tells this one from that. */
function stamp() {
  const output = statSync(OUTPUT, { throwIfNoEntry: false })
  if (!output) return undefined
  return JSON.stringify({
    sources: fingerprint(ROOT, SOURCES),
    output: [output.ino, output.birthtimeMs],
  })
}

function isFresh() {
  try {
    return readFileSync(STAMP, "utf8") === stamp()
  } catch {
    return false
  }
}

/**
 * Builds the plugin into `.medusa/server`, which is what a store loads, unless the build there is of these sources.
 * @param {{ logFile: string }} options
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildPluginIfStale({ logFile }) {
  if (isFresh()) return false
  rmSync(STAMP, { force: true })
  const run = (name, args) =>
    runToEnd({
      name,
      command: process.execPath,
      args,
      cwd: ROOT,
      env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "1" },
      logFile,
      withinMs: 180_000,
    })
  await run("The plugin's build", [join(ROOT, "node_modules/@medusajs/cli/cli.js"), "plugin:build"])
  await run("The build for browsers", [join(ROOT, "scripts/build/build-browser.mjs")])
  const made = stamp()
  if (made === undefined) throw new Error(`The plugin's build left nothing. Its log is ${logFile}.`)
  writeFileSync(STAMP, made)
  return true
}
