import { join } from "node:path"
import { ADMIN } from "../../scripts/demo/admin-login.mjs"
import { MEDUSA_CLI, STORE } from "../../scripts/demo/folders.mjs"
import { storeEnvironment } from "../../scripts/demo/store-environment.mjs"
import { migrate } from "../../scripts/demo/store.mjs"
import { storeSecrets } from "../support/store-secrets.mjs"
import { adminTemplate } from "./kept.mjs"
import { ensureTemplate } from "./template.mjs"

/** Who migrates asks Amazon nothing. */
const nobody = {
  url: "http://127.0.0.1:9",
  sellerId: "A2NOBODYATALL",
  accessKey: "nobody's",
  secretKey: "nobody's",
  clientId: "nobody's",
  certificateUrl: "http://127.0.0.1:9/certificate.pem",
}

/**
 * The demo store's database, migrated and seeded: each store with a dashboard gets a copy. They find it through
 * `ADMIN_TEMPLATE`.
 * @param {import("./services.mjs").Services} services
 */
export async function makeAdminTemplate({ directory, postgres }) {
  const name = adminTemplate()
  await ensureTemplate(postgres, name, async (database) => {
    const env = storeEnvironment({
      databaseUrl: postgres.url(database),
      port: 9_000,
      state: storeSecrets,
      simulator: nobody,
      login: ADMIN,
      withDashboard: false,
    })
    await migrate({
      cli: MEDUSA_CLI,
      folder: STORE,
      env: { ...env, NODE_OPTIONS: "", NODE_ENV: "test" },
      log: (step) => join(directory, `admin-${step}.log`),
    })
  })
  process.env.ADMIN_TEMPLATE = name
}
