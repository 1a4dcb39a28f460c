import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createDatabase } from "../../scripts/postgres/create-database.mjs"
import { runToEnd } from "../../scripts/processes/run-to-end.mjs"
import { startServices } from "./services.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const TEMPLATE = "store_template"

/** Medusa's migrations take seconds and make the same tables for every test file: they run once, files copy. */
export default async function integrationSetup() {
  await startServices(async ({ directory, postgres }) => {
    await createDatabase(postgres.url("postgres"), TEMPLATE)
    await runToEnd({
      name: "The migration of the test store",
      command: process.execPath,
      args: [
        join(ROOT, "node_modules/@medusajs/cli/cli.js"),
        ...["db:migrate", "--skip-scripts", "--execute-safe-links"],
      ],
      cwd: join(ROOT, "integration-tests/store"),
      // With the tables of roles, which only stores that use roles look at.
      env: { ...process.env, DATABASE_URL: postgres.url(TEMPLATE), MEDUSA_FF_RBAC: "true" },
      logFile: join(directory, "migrate.log"),
      withinMs: 300_000,
    })
    process.env.STORE_TEMPLATE = TEMPLATE
  })
}
