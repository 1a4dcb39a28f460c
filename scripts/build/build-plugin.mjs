import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runToEnd } from "../processes/run-to-end.mjs"
import { fingerprints } from "./fingerprint.mjs"
import { transpile } from "./transpile.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const OUTPUT = join(ROOT, ".medusa/server")
/** Beside the build and not in it: what is in it is published. */
const STAMP = join(ROOT, ".medusa/build-stamp.json")
const SOURCES = ["src", "scripts/build", "package.json", "package-lock.json", "tsconfig.json"]

/** What is compiled by programs of its own. */
const BROWSER = ["src/storefront/", "src/simulator/widgets/browser/"]

/** @typedef {{ files: Record<string, string>, output: [number, number], transpiled: boolean }} Stamp */

/** @returns {Stamp | undefined} of the build that is there, if it was made here */
function readStamp() {
  const output = outputIdentity()
  try {
    const stamp = JSON.parse(readFileSync(STAMP, "utf8"))
    // A build made by hand replaces the folder.
    const isOurs = output && stamp.files && String(stamp.output) === String(output)
    return isOurs ? stamp : undefined
  } catch {
    return undefined
  }
}

/** @returns {[number, number] | undefined} */
function outputIdentity() {
  const output = statSync(OUTPUT, { throwIfNoEntry: false })
  return output && [output.ino, output.birthtimeMs]
}

/** What a build is made of; tests are not. */
function sources() {
  return Object.fromEntries(
    Object.entries(fingerprints(ROOT, SOURCES)).filter(([path]) => !path.includes("/__tests__/")),
  )
}

/**
 * Builds the plugin into `.medusa/server`, which is what a store loads, unless the build there is of these sources.
 *
 * After an edit only what it touches is made anew: a file of the server is transpiled by itself, the pages' parts are
 * compiled as a whole. Types are not checked then, and declarations stay as they were.
 * @param {{ logFile: string, whole?: boolean }} options `whole`: only a build made in one go will do, as it is packed
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildPluginIfStale({ logFile, whole = false }) {
  const before = readStamp()
  const now = sources()
  const changed = before ? changes(before.files, now) : undefined
  if (before && changed?.length === 0 && !(whole && before.transpiled)) return false

  const isPartial = !whole && changed !== undefined && changed.every(canBeBuiltAlone)
  rmSync(STAMP, { force: true })
  if (isPartial) await bringUpToDate(changed, logFile)
  else await buildWhole(logFile)
  const output = outputIdentity()
  if (!output) throw new Error(`The plugin's build left nothing. Its log is ${logFile}.`)
  const isTranspiled = isPartial && changed.some(isServers)
  /** @type {Stamp} */
  const stamp = {
    files: now,
    output,
    transpiled: isTranspiled || (isPartial && !!before?.transpiled),
  }
  writeFileSync(STAMP, JSON.stringify(stamp))
  return true
}

/** @param {string} path */
const isAdmins = (path) => path.startsWith("src/admin/")
/** @param {string} path */
const isBrowsers = (path) => BROWSER.some((folder) => path.startsWith(folder))

/** @param {string} path */
const isServers = (path) => !isBrowsers(path) && !isAdmins(path)
/** @param {string} path */
const canBeBuiltAlone = (path) =>
  isBrowsers(path) || isAdmins(path) || (path.startsWith("src/") && path.endsWith(".ts"))

/**
 * @param {Record<string, string>} before
 * @param {Record<string, string>} now
 */
function changes(before, now) {
  const paths = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...paths].filter((path) => before[path] !== now[path])
}

/**
 * @param {string[]} changed
 * @param {string} logFile
 */
async function bringUpToDate(changed, logFile) {
  transpile({
    root: ROOT,
    output: OUTPUT,
    files: changed.filter(isServers),
    exists: (file) => existsSync(join(ROOT, file)),
  })
  if (changed.some(isBrowsers)) await buildForBrowsers(logFile)
  if (changed.some(isAdmins)) await buildForDashboard(logFile)
}

/** @param {string} logFile */
async function buildWhole(logFile) {
  const cli = join(ROOT, "node_modules/@medusajs/cli/cli.js")
  await run("The plugin's build", [cli, "plugin:build"], logFile)
  await buildForBrowsers(logFile)
}

/** @param {string} logFile */
async function buildForBrowsers(logFile) {
  await run("The build for browsers", [join(ROOT, "scripts/build/build-browser.mjs")], logFile)
}

/** @param {string} logFile */
async function buildForDashboard(logFile) {
  await run("The build for the dashboard", [join(ROOT, "scripts/build/build-admin.mjs")], logFile)
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {string} logFile
 */
async function run(name, args, logFile) {
  await runToEnd({
    name,
    command: process.execPath,
    args,
    cwd: ROOT,
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "1" },
    logFile,
    withinMs: 600_000,
  })
}
