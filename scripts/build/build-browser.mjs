/**
 * Compiles what browsers load: the storefront kit into ES modules, and the simulator's browser modules to where its
 * build looks for them. Comes after `medusa plugin:build`, which makes CommonJS for Node.js and empties the folder.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const KIT = join(ROOT, ".medusa/server/src/storefront")
const PROJECTS = [
  "src/storefront/tsconfig.build.json",
  "src/simulator/widgets/browser/tsconfig.json",
]

const compiler = join(ROOT, "node_modules/typescript/bin/tsc")
for (const project of PROJECTS) {
  execFileSync(process.execPath, [compiler, "-p", project], { cwd: ROOT, stdio: "inherit" })
}
// The package itself is CommonJS; by this file bundlers and Node.js know that the kit is not.
mkdirSync(KIT, { recursive: true })
writeFileSync(
  join(KIT, "package.json"),
  `${JSON.stringify({ type: "module", sideEffects: false }, null, 2)}\n`,
)
