import { readdirSync } from "node:fs"
import { join, relative, sep } from "node:path"
import ts from "typescript"

const ROOT = join(__dirname, "../..")
const PROJECTS = join(ROOT, "tsconfig")
/** No folders of sources, wherever they lie. */
const LEFT_OUT = new Set(["node_modules", ".git", ".medusa", ".demo", ".tests", "public", "dist"])

function typescriptIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : typescriptIn(path)
    return /\.[cm]?tsx?$/.test(entry.name) ? [named(path)] : []
  })
}

/** With slashes, as TypeScript names files everywhere. */
function named(path: string): string {
  return relative(ROOT, path).split(sep).join("/")
}

function project(file: string): ts.ParsedCommandLine {
  const { config, error } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as {
    config: unknown
    error?: ts.Diagnostic
  }
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, PROJECTS, undefined, file)
  const problems = [...(error ? [error] : []), ...parsed.errors]
  // That the solution itself has no files is how it is meant.
  expect(
    problems.filter(({ code }) => code !== 18002).map((problem) => problem.messageText),
  ).toEqual([])
  return parsed
}

describe("npm run typecheck", () => {
  it("looks at every TypeScript file of the repository", () => {
    const { projectReferences = [] } = project(join(PROJECTS, "tsconfig.json"))
    const checked = new Set(
      projectReferences.flatMap(({ path }) => project(path).fileNames.map(named)),
    )

    expect(typescriptIn(ROOT).filter((file) => !checked.has(file))).toEqual([])
    expect(checked).toContain("src/mws/client.ts")
  })
})
