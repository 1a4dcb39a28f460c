import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

const require = createRequire(import.meta.url)

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
 * @param {string[]} options.files relative to root; those that are gone are taken out of the build
 * @param {(file: string) => boolean} options.exists
 * @param {Readonly<Record<string, string>>} options.projects the TypeScript projects of what browsers load, by their folders
 */
export function transpile({ root, output, files, exists, projects }) {
  for (const file of files.filter((each) => !each.endsWith(".d.ts"))) {
    const made = join(output, file.replace(/\.tsx?$/, ".js"))
    if (!exists(file)) {
      rmSync(made, { force: true })
      continue
    }
    const folder = Object.keys(projects).find((each) => file.startsWith(each))
    const project = folder === undefined ? undefined : projects[folder]
    const path = join(root, file)
    const code = project ? forBrowsers(path, join(root, project)) : forNode(path)
    mkdirSync(dirname(made), { recursive: true })
    writeFileSync(made, code)
  }
}

/** @param {string} path */
function forNode(path) {
  /** @type {import("@swc/core")} */
  const { transformSync } = require("@swc/core")
  const options = /** @type {import("@swc/core").Options} */ (OPTIONS)
  return transformSync(readFileSync(path, "utf8"), { ...options, filename: path, swcrc: false })
    .code
}

/**
 * The same text as TypeScript writes when it compiles the whole project.
 * @param {string} path
 * @param {string} project
 */
function forBrowsers(path, project) {
  /** @type {import("typescript")} */
  const typescript = require("typescript")
  const { config } = typescript.readConfigFile(project, typescript.sys.readFile)
  const { options } = typescript.parseJsonConfigFileContent(
    config,
    typescript.sys,
    dirname(project),
  )
  return typescript.transpileModule(readFileSync(path, "utf8"), {
    compilerOptions: { ...options, declaration: false },
    fileName: path,
  }).outputText
}
