import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { migrate } from "../../scripts/demo/store.mjs"
import { MEDUSA_CLI } from "../../scripts/demo/folders.mjs"
import { storeTemplate } from "./kept.mjs"
import { ensureTemplate } from "./template.mjs"

const STORE = fileURLToPath(new URL("../store", import.meta.url))

/**
 * The test store's database, migrated and seeded: each store gets a copy. They find it through `STORE_TEMPLATE`.
 * @param {import("./services.mjs").Services} services
 */
export async function makeStoreTemplate({ directory, postgres }) {
  const name = storeTemplate()
  await ensureTemplate(postgres, name, (database) =>
    migrate({
      cli: MEDUSA_CLI,
      folder: STORE,
      // With the tables of roles and of locks, which only stores that use them look at.
      env: {
        ...process.env,
        DATABASE_URL: postgres.url(database),
        MEDUSA_FF_RBAC: "true",
        AMAZON_PAY_LOCKING: "postgres",
        NODE_OPTIONS: "",
      },
      log: (step) => join(directory, `store-${step}.log`),
    }),
  )
  process.env.STORE_TEMPLATE = name
}
