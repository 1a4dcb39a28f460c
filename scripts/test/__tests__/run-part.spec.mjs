import { afterEach, beforeEach, describe, expect, it } from "@jest/globals"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "../../demo/folders.mjs"
import { poll } from "../../processes/pause.mjs"
import { startPart } from "../run-part.mjs"

const JEST = join(ROOT, "node_modules/jest/bin/jest.js")
/** For what comes within seconds. */
const LONG_MS = 300_000

/** Jest in a folder of its own, with nothing of this repository but the reporter. */
let root
/** @type {AbortController} */
let stopping
/** @type {import("../run-part.mjs").Running | undefined} */
let run
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "run-part-")))
  mkdirSync(join(root, "results"))
  writeFileSync(join(root, "package.json"), JSON.stringify({ jest: { transform: {} } }))
  stopping = new AbortController()
})
afterEach(async () => {
  stopping.abort("the test is over")
  await run?.ended
  rmSync(root, { recursive: true, force: true })
})

const write = (name, text) => writeFileSync(join(root, `${name}.spec.js`), text)
const start = async () => {
  run = await startPart({
    name: "scratch",
    command: [process.execPath, JEST, "--runInBand"],
    root,
    folder: join(root, "results"),
    signal: stopping.signal,
  })
  return run
}

/** Ended, though perhaps nobody has asked how: such a process has no command line any more. */
function hasEnded(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") === ""
  } catch {
    return true
  }
}

describe("a part of the tests", () => {
  it(
    "counts what jest counted when it ends by itself",
    async () => {
      write("sums", 'it("adds", () => {}); it("takes away", () => { throw new Error("no") })')
      const { outcome, whereabouts } = await (await start()).ended
      expect(outcome).toMatchObject({
        passed: 1,
        failed: 1,
        failures: [{ file: "sums.spec.js", test: "takes away" }],
      })
      expect(outcome.problem).toBeUndefined()
      expect(whereabouts).toEqual([])
    },
    LONG_MS,
  )

  it(
    "says what it was doing, counts as failed, and leaves no process when it has to end",
    async () => {
      const pidFile = join(root, "pid")
      write(
        "hangs",
        `const { spawn } = require("node:child_process")
         const { writeFileSync } = require("node:fs")
         it("passes", () => {})
         it("waits for ever", async () => {
           const forEver = ["-e", "setInterval(() => {}, 1_000)"]
           const { pid } = spawn(process.execPath, forEver, { detached: true })
           writeFileSync(${JSON.stringify(pidFile)}, process.pid + " " + pid)
           await new Promise(() => setInterval(() => {}, 1_000))
         }, 1e9)`,
      )
      const { progress, ended } = await start()
      const pids = () => readFileSync(pidFile, "utf8").split(" ").map(Number)
      const waits = () => progress().running.get("hangs.spec.js")?.tests.has("waits for ever")
      const isUnderWay = () => (existsSync(pidFile) && waits()) || undefined
      expect(await poll(isUnderWay, { withinMs: LONG_MS })).toBe(true)
      stopping.abort("its limit of 2 s ran out")

      const { outcome, whereabouts } = await ended
      expect(outcome).toMatchObject({
        passed: 1,
        failed: 1,
        problem: "was stopped: its limit of 2 s ran out",
      })
      expect(whereabouts.slice(0, 3)).toEqual([
        expect.stringMatching(/^hangs\.spec\.js had been running for \d+ s:$/),
        expect.stringMatching(/^ {2}in the test "waits for ever" for \d+ s$/),
        "0 of 1 test files had ended.",
      ])
      expect(pids().map(hasEnded)).toEqual([true, true])
    },
    LONG_MS,
  )

  it(
    "counts as failed when there is no test",
    async () => {
      const { outcome } = await (await start()).ended
      expect(outcome).toMatchObject({ passed: 0, failed: 1 })
    },
    LONG_MS,
  )
})
