import { readFileSync, renameSync, rmSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { MEDUSA_CLI, ROOT, STORE } from "../demo/folders.mjs"
import { runToEnd } from "../processes/run-to-end.mjs"
import { fingerprint } from "./fingerprint.mjs"

const OUTPUT = join(STORE, ".medusa/admin")
/** Where `medusa start` looks for it, in every environment but development. */
const SERVED = join(STORE, "public/admin")
const STAMP = join(SERVED, "build-stamp.txt")
const SOURCES = ["src/admin", "scripts/build", "demo/package.json", "package-lock.json"]

/** The build reads the store's configuration, which asks for these; nothing of them is in what it makes. */
const ENVIRONMENT = {
  DATABASE_URL: "postgres://127.0.0.1/none",
  JWT_SECRET: "none",
  COOKIE_SECRET: "none",
  AMAZON_PAY_SELLER_ID: "none",
  AMAZON_PAY_ACCESS_KEY: "none",
  AMAZON_PAY_SECRET_KEY: "none",
  AMAZON_PAY_CLIENT_ID: "none",
}

/** Whether the built dashboard is of the sources that are there. */
export function isDashboardFresh(sources = fingerprint(ROOT, SOURCES)) {
  try {
    return readFileSync(STAMP, "utf8") === sources
  } catch {
    return false
  }
}

/**
 * Builds the demo store's dashboard, with the plugin's part in it, as merchants' stores have it: into `demo/public/admin`,
 * unless the one there is of these sources. The plugin has to be built before.
 * @param {{ logFile: string }} options
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildDashboardIfStale({ logFile }) {
  const sources = fingerprint(ROOT, SOURCES)
  if (isDashboardFresh(sources)) return false
  rmSync(SERVED, { recursive: true, force: true })
  await runToEnd({
    name: "The dashboard's build",
    command: process.execPath,
    // Medusa would lint the store before, and go on whatever it found: `npm run lint` does that, and fails.
    args: [MEDUSA_CLI, "build", "--admin-only", "--no-lint"],
    cwd: STORE,
    env: {
      ...process.env,
      ...ENVIRONMENT,
      NODE_ENV: "production",
      MEDUSA_DISABLE_TELEMETRY: "1",
    },
    logFile,
    withinMs: 900_000,
  })
  mkdirSync(dirname(SERVED), { recursive: true })
  renameSync(OUTPUT, SERVED)
  writeFileSync(STAMP, sources)
  return true
}
