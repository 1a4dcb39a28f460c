import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { fingerprint } from "../../scripts/build/fingerprint.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))

/** What costs minutes and is the same for every run: PostgreSQL's data, with the databases that tests copy. */
export const KEPT = join(ROOT, ".tests")

/** What every store's tables are made of. */
const TABLES = [
  "package-lock.json",
  "src/modules/amazon-pay/models",
  "src/modules/amazon-pay/migrations",
  "demo/src/seed",
]

/** What else a test's store is seeded from: its migration script, and what that imports. */
const STORE = [
  "integration-tests/store",
  ...[
    "admin-login",
    "basket",
    "kept-tables",
    "market-goods",
    "provider-id",
    "ready-baskets",
    "ready-carts",
    "shop",
  ].map((one) => `integration-tests/support/${one}.ts`),
]

/** @param {string[]} others what else a database is made of */
const keyed = (others) => fingerprint(ROOT, [...TABLES, ...others]).slice(0, 16)

/** Names of databases that are made once for all runs, by what they are made of. */
export const storeTemplate = () => `template_store_${keyed(STORE)}`
export const adminTemplate = () =>
  `template_admin_${keyed(["demo/medusa-config.ts", "demo/src", "integration-tests/setup/admin-template.mjs"])}`
