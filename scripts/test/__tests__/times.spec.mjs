import { afterEach, beforeEach, describe, expect, it } from "@jest/globals"
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "../../demo/folders.mjs"
import { addCommentLine } from "../edit.mjs"
import { MEASUREMENTS } from "../measurements.mjs"

describe("an edit that is measured", () => {
  let folder
  let file
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "edit-"))
    file = join(folder, "source.ts")
    writeFileSync(file, "export const one = 1\n")
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const text = () => readFileSync(file, "utf8")

  it("leaves the file as it was when it is taken back, once or twice", () => {
    const takeBack = addCommentLine(file)
    expect(text()).toMatch(/^export const one = 1\n\n\/\/ .*\n$/)
    takeBack()
    takeBack()
    expect(text()).toBe("export const one = 1\n")
  })

  it("leaves what somebody else wrote meanwhile when it is taken back", () => {
    const takeBack = addCommentLine(file)
    appendFileSync(file, "export const two = 2\n")
    takeBack()
    expect(text()).toBe("export const one = 1\nexport const two = 2\n")
  })
})

it("every measurement edits a file that exists, with a script that exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  for (const { edit, command } of MEASUREMENTS) {
    if (edit !== undefined) expect([edit, existsSync(join(ROOT, edit))]).toEqual([edit, true])
    const script = command[0] === "run" ? command[1] : command[0]
    expect(Object.keys(scripts)).toContain(script)
  }
})
