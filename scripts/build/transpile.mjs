import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

/** As `tsconfig.json` has it, but for what is not of one file alone: types are checked elsewhere. */
const OPTIONS = {
  jsc: {
    parser: { syntax: "typescript", decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: "es2022",
  },
  // A dynamic import has to stay one: some packages are ES modules only.
  module: { type: "commonjs", ignoreDynamic: true },
  sourceMaps: "inline",
}

/**
 * Brings single files of a finished build up to date. Declarations stay as the last whole build made them.
 * @param {object} options
 * @param {string} options.root of the sources
 * @param {string} options.output of the build
 * @param {string[]} options.files TypeScript, relative to root; those that are gone are taken out of the build
 * @param {(file: string) => boolean} options.exists
 */
export function transpile({ root, output, files, exists }) {
  const { transformSync } = createRequire(import.meta.url)("@swc/core")
  for (const file of files) {
    const made = join(output, file.replace(/\.ts$/, ".js"))
    if (!exists(file)) {
      rmSync(made, { force: true })
      continue
    }
    const { code } = transformSync(readFileSync(join(root, file), "utf8"), {
      ...OPTIONS,
      filename: join(root, file),
      swcrc: false,
    })
    mkdirSync(dirname(made), { recursive: true })
    writeFileSync(made, code)
  }
}
