/**
 * Compiles the storefront kit, which browsers load, into ES modules. Comes after `medusa plugin:build`, which makes
 * CommonJS for Node.js and empties the folder.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const KIT = join(ROOT, ".medusa/server/src/storefront")

const compiler = join(ROOT, "node_modules/typescript/bin/tsc")
execFileSync(process.execPath, [compiler, "-p", "src/storefront/tsconfig.build.json"], {
  cwd: ROOT,
  stdio: "inherit",
})
// The package itself is CommonJS; by this file bundlers and Node.js know that the kit is not.
mkdirSync(KIT, { recursive: true })
writeFileSync(
  join(KIT, "package.json"),
  `${JSON.stringify({ type: "module", sideEffects: false }, null, 2)}\n`,
)
