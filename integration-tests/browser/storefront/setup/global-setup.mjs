import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildPluginIfStale } from "../../../../scripts/build/build-plugin.mjs"

/** Once for a whole jest run: browsers are given the kit as stores' bundlers find it, from a fresh build. No database. */
export default async function globalSetup() {
  const logs = mkdtempSync(join(tmpdir(), "amazon-pay-storefront-"))
  try {
    await buildPluginIfStale({ logFile: join(logs, "build.log") })
  } finally {
    rmSync(logs, { recursive: true, force: true })
  }
}
