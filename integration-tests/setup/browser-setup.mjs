import { join } from "node:path"
import { buildDashboardIfStale, isDashboardFresh } from "../../scripts/build/build-dashboard.mjs"
import { readAnnounced } from "../../scripts/postgres/announced.mjs"
import { makeAdminTemplate } from "./admin-template.mjs"
import { KEPT } from "./kept.mjs"
import { startServices } from "./services.mjs"
import { madeOf, SPARE_STORE } from "./spare-store.mjs"

/**
 * A run of all files builds the dashboard once: stores that compile it while it is looked at write into the same folder,
 * and then a page of one is cut short by the start of another. Where files are named, and the dashboard has changed, the
 * minute of a build is saved: stores find in `ADMIN_DASHBOARD` that they are to compile it.
 * @param {{ testPathPatterns: { patterns: string[] } }} globalConfig
 */
export default async function browserSetup({ testPathPatterns }) {
  const compileWhileLooking = testPathPatterns.patterns.length > 0 && !isDashboardFresh()
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
