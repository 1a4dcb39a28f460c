import { describe, expect, it } from "@jest/globals"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { ROOT } from "../../demo/folders.mjs"
import { PARTS, wavesOf } from "../parts.mjs"

const require = createRequire(import.meta.url)
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"))

const namesOf = (waves) => waves.map((wave) => wave.map(({ name }) => name))

/** The values of a flag on a command line: what follows it up to the next flag. */
function valuesOf(words, flag) {
  const start = words.indexOf(flag)
  if (start < 0) return []
  const rest = words.slice(start + 1)
  const end = rest.findIndex((word) => word.startsWith("-"))
  return end < 0 ? rest : rest.slice(0, end)
}

/** The projects of jest that a part runs. */
function projectsOf({ script, args }) {
  const words = [...scripts[script].split(" "), ...args]
  const ignored = valuesOf(words, "--ignoreProjects")
  return valuesOf(words, "--selectProjects").filter((project) => !ignored.includes(project))
}

describe("the parts of all tests", () => {
  it("run in one wave after the other, and fuzzing beside the browser, when none is named", () => {
    expect(namesOf(wavesOf([]))).toEqual([
      ["test"],
      ["integration"],
      ["browser", "fuzz"],
      ["package"],
    ])
  })

  it("run in their own order when they are named in another", () => {
    expect(namesOf(wavesOf(["fuzz", "test"]))).toEqual([["test"], ["fuzz"]])
  })

  it("are listed when a name is none of theirs", () => {
    expect(() => wavesOf(["fuzz", "browsers"])).toThrow(
      'There is no part "browsers". The parts: test, integration, browser, package, fuzz.',
    )
  })

  it("run each project of jest once, but for lives, which are played as long as one likes", () => {
    const projects = require(`${ROOT}jest.config.js`).projects.map(({ displayName }) => displayName)
    expect([...PARTS.flatMap(projectsOf), "lives"].sort()).toEqual([...projects].sort())
  })

  it("have a job each in the workflow", () => {
    const workflow = readFileSync(`${ROOT}.github/workflows/gate.yml`, "utf8")
    const jobs = [...workflow.matchAll(/part: (\w+)/g)].map(([, part]) => part)
    expect([...new Set(jobs)].sort()).toEqual(PARTS.map(({ name }) => name).sort())
  })
})
