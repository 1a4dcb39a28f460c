/** Compiles the plugin's part of the dashboard alone, as `medusa plugin:build` does among the rest. */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { plugin } from "@medusajs/admin-bundler"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
await plugin({ root: ROOT, outDir: join(ROOT, ".medusa/server") })
