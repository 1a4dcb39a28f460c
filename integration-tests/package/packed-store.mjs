import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runToEnd } from "../../scripts/processes/run-to-end.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const SIMULATOR = join(ROOT, "packages/simulator")
const INSTALL_WITHIN_MS = 1_800_000

/** What a store needs beside the plugin; the last six because the store's programs look for them at its top level. */
const STORE_PACKAGES = [
  "@medusajs/medusa",
  "@medusajs/framework",
  "@medusajs/cli",
  "@medusajs/draft-order",
  "@medusajs/dashboard",
  "@swc/core",
  "react",
  "react-dom",
  "ts-node",
  "typescript",
]

/**
 * @typedef {object} PackedStore
 * @property {string} folder
 * @property {string[]} packedFiles what the plugin's tarball holds
 * @property {string[]} simulatorFiles what the simulator's holds
 * @property {(name: string) => string} log
 * @property {() => void} remove
 */

/**
 * Packs the plugin and the simulator, and installs them into a store outside the workspace: the demo store's files, with
 * packages from the registry.
 * @returns {Promise<PackedStore>}
 */
export async function makePackedStore() {
  const folder = mkdtempSync(join(tmpdir(), "amazon-pay-package-"))
  chmodSync(folder, 0o755)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const log = (/** @type {string} */ name) => join(folder, "logs", `${name}.log`)
    const plugin = await pack(ROOT, folder, log("pack"))
    const simulator = await pack(SIMULATOR, folder, log("pack-simulator"))
    for (const part of ["medusa-config.ts", "tsconfig.json", "src"]) {
      cpSync(join(ROOT, "demo", part), join(folder, part), { recursive: true })
    }
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify(manifest(plugin, simulator), null, 2),
    )
    await npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], folder, log("install"))
    return { folder, packedFiles: plugin.files, simulatorFiles: simulator.files, log, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * @typedef {object} Packed
 * @property {string} name of the package
 * @property {string} tarball as a store's package.json names it
 * @property {string[]} files what it holds
 */

/**
 * @param {string} home of the package
 * @param {string} folder of the store
 * @param {string} logFile
 * @returns {Promise<Packed>}
 */
async function pack(home, folder, logFile) {
  const destination = join(folder, "packed")
  mkdirSync(destination, { recursive: true })
  // Without scripts: the build is fresh already, and a build inside this one would be in the way of other tests.
  const args = ["pack", "--json", "--ignore-scripts", "--loglevel=error"]
  await npm([...args, `--pack-destination=${destination}`], home, logFile)
  const output = readFileSync(logFile, "utf8")
  // npm may have a warning to say before its answer.
  const [packed] = JSON.parse(output.slice(output.indexOf("[\n")))
  return {
    name: packed.name,
    tarball: `file:packed/${packed.filename}`,
    files: packed.files.map((/** @type {{ path: string }} */ file) => file.path),
  }
}

/**
 * @param {Packed} plugin
 * @param {Packed} simulator
 */
function manifest(plugin, simulator) {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  return {
    name: "a-store-outside-the-workspace",
    private: true,
    dependencies: {
      ...Object.fromEntries(STORE_PACKAGES.map((known) => [known, devDependencies[known]])),
      [plugin.name]: plugin.tarball,
    },
    devDependencies: { [simulator.name]: simulator.tarball },
  }
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} logFile
 */
function npm(args, cwd, logFile) {
  // What npm hands down to the scripts it runs describes the workspace, not this folder.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(lifecycle|package|config_(local_prefix|prefix))/.test(name),
  )
  return runToEnd({
    name: `npm ${args[0]}`,
    command: "npm",
    args,
    cwd,
    env: Object.fromEntries(inherited),
    logFile,
    withinMs: INSTALL_WITHIN_MS,
  })
}
