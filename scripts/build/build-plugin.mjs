import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runToEnd } from "../processes/run-to-end.mjs"
import { fingerprints } from "./fingerprint.mjs"
import { oneAtATime, readStamp, removeStamp, writeStamp } from "./stamp.mjs"
import { transpile } from "./transpile.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const OUTPUT = join(ROOT, ".medusa/server")
const STAMP = join(ROOT, ".medusa/build-stamp.json")
const CLAIM = join(ROOT, ".medusa/build.pid")
const SOURCES = ["src", "scripts/build", "package.json", "package-lock.json", "tsconfig.json"]

/** What browsers load: a TypeScript project of its own, which `build-browser.mjs` compiles as a whole. */
const BROWSER = { "src/storefront/": "src/storefront/tsconfig.build.json" }

/** What a build is made of; tests are not. */
function sources() {
  return Object.fromEntries(
    Object.entries(fingerprints(ROOT, SOURCES)).filter(([path]) => !path.includes("/__tests__/")),
  )
}

/**
 * Builds the plugin into `.medusa/server`, which is what a store loads, unless the build there is of these sources.
 *
 * After an edit only what it touches is made anew: a file of the server or for browsers is transpiled by itself, the
 * dashboard's part is compiled as a whole. Types are not checked then, and declarations stay as they were. One process
 * builds at a time: who comes while another does finds its build.
 * @param {{ logFile: string, whole?: boolean }} options `whole`: only a build made in one go will do, as it is packed
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildPluginIfStale({ logFile, whole = false }) {
  return oneAtATime(CLAIM, () => build(logFile, whole))
}

/**
 * @param {string} logFile
 * @param {boolean} whole
 */
async function build(logFile, whole) {
  const before = readStamp(STAMP, OUTPUT)
  const now = sources()
  const changed = before ? changes(before.files, now) : undefined
  if (before && changed?.length === 0 && !(whole && before.transpiled)) return false

  const isPartial = !whole && changed !== undefined && changed.every(canBeBuiltAlone)
  removeStamp(STAMP)
  if (isPartial) await bringUpToDate(changed, logFile)
  else await buildWhole(logFile)
  const isTranspiled = isPartial && changed.some((path) => !isAdmins(path))
  writeStamp(STAMP, OUTPUT, {
    files: now,
    transpiled: isTranspiled || (isPartial && !!before?.transpiled),
  })
  return true
}

/** @param {string} path */
const isAdmins = (path) => path.startsWith("src/admin/")
/** @param {string} path */
const isBrowsers = (path) => Object.keys(BROWSER).some((folder) => path.startsWith(folder))

/** @param {string} path */
const canBeBuiltAlone = (path) =>
  isAdmins(path) ||
  (path.startsWith("src/") && (isBrowsers(path) ? /\.(tsx?|js)$/ : /\.ts$/).test(path))

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
    files: changed.filter((path) => !isAdmins(path)),
    exists: (file) => existsSync(join(ROOT, file)),
    projects: BROWSER,
  })
  if (changed.some(isAdmins)) await buildForDashboard(logFile)
}

/** @param {string} logFile */
async function buildWhole(logFile) {
  const cli = join(ROOT, "node_modules/@medusajs/cli/cli.js")
  await run("The plugin's build", [cli, "plugin:build"], logFile)
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
