import { readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { buildDashboardIfStale, isDashboardFresh } from "../../scripts/build/build-dashboard.mjs"
import { readAnnounced } from "../../scripts/postgres/announced.mjs"
import { makeAdminTemplate } from "./admin-template.mjs"
import { KEPT } from "./kept.mjs"
import { startServices } from "./services.mjs"
import { madeOf, SPARE_STORE } from "./spare-store.mjs"

const FILES = fileURLToPath(new URL("../browser", import.meta.url))

/**
 * A run of several files builds the dashboard once: stores that compile it while it is looked at write into the same folder,
 * and then a page of one is cut short by the start of another. Where one file is named, and the dashboard has changed, the
 * minute of a build is saved: its store finds in `ADMIN_DASHBOARD` that it is to compile it.
 * @param {{ testPathPatterns: { patterns: string[] } }} globalConfig
 */
export default async function browserSetup({ testPathPatterns }) {
  const named = readdirSync(FILES)
    .filter((file) => file.endsWith(".spec.ts"))
    .filter((file) =>
      testPathPatterns.patterns.some((one) => new RegExp(one).test(join(FILES, file))),
    )
  const compileWhileLooking = named.length === 1 && !isDashboardFresh()
  if (compileWhileLooking) process.env.ADMIN_DASHBOARD = "from-sources"
  await startServices(async (services) => {
    const logFile = join(services.directory, "dashboard.log")
    await Promise.all([
      ...(compileWhileLooking ? [] : [buildDashboardIfStale({ logFile })]),
      makeAdminTemplate(services),
    ])
    // `npm run store` has a store that compiles its dashboard started, or will have in a moment: there can be no other.
    if (await readAnnounced(KEPT)) {
      process.env.SPARE_STORE = JSON.stringify({ socket: SPARE_STORE, made: madeOf() })
    }
  })
}
