/** Compiles the simulator into `dist`: CommonJS for Node.js, and beside it the modules that its pages load. */
import { execFileSync } from "node:child_process"
import { rmSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"

const PACKAGE = fileURLToPath(new URL(".", import.meta.url))
const PROJECTS = ["tsconfig.json", "src/widgets/browser/tsconfig.json"]

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc")
// What a source that is gone has left there would be published.
rmSync(new URL("dist", import.meta.url), { recursive: true, force: true })
for (const project of PROJECTS) {
  execFileSync(process.execPath, [compiler, "-p", project], { cwd: PACKAGE, stdio: "inherit" })
}
