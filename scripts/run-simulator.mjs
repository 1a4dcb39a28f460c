/**
 * `npm run simulator -- --port N`: runs the simulator from its sources, without a build before it.
 * The sources are compiled file by file as they are loaded.
 */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const require = createRequire(import.meta.url)
const { transformSync } = require("@swc/core")
const Module = require("node:module")

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "packages/simulator/src")

/** Only the simulator's own files are compiled; everything else loads as usual. */
Module._extensions[".ts"] = (module, filename) => {
  if (!filename.startsWith(root)) throw new Error(`${filename} is not part of the simulator.`)
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    filename,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  })
  module._compile(code, filename)
}

const { run } = require(join(root, "cli", "command.ts"))
await run(process.argv.slice(2))
