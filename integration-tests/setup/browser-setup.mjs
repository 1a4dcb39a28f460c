import { join } from "node:path"
import { buildDashboardIfStale } from "../../scripts/build/build-dashboard.mjs"
import { makeAdminTemplate } from "./admin-template.mjs"
import { startServices } from "./services.mjs"

/**
 * The dashboard is built once: stores that compile it while it is looked at write into the same folder, and then a page of
 * one is cut short by the start of another.
 */
export default async function browserSetup() {
  await startServices(async (services) => {
    await Promise.all([
      buildDashboardIfStale({ logFile: join(services.directory, "dashboard.log") }),
      makeAdminTemplate(services),
    ])
  })
}
