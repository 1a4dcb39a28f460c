import { describe, expect, it } from "@jest/globals"
import { progressOf } from "../journal.mjs"
import { inShort, notBegun, whereabouts } from "../whereabouts.mjs"

const at = (seconds) => seconds * 1_000
const started = { at: at(0), event: "run-start", files: 3 }
const file = (name, seconds) => ({ at: at(seconds), event: "file-start", file: name })
const test = (name, title, seconds) => ({
  at: at(seconds),
  event: "test-start",
  file: name,
  test: title,
})
const testEnd = (name, title, seconds, status = "passed") => ({
  at: at(seconds),
  event: "test-end",
  file: name,
  test: title,
  status,
})
const fileEnd = (name, seconds) => ({
  at: at(seconds),
  event: "file-end",
  file: name,
  broken: false,
})
const all = ["a.spec.ts", "b.spec.ts", "c.spec.ts"]

describe("what a run was doing when it was ended", () => {
  it("is the set-up when no test file had begun", () => {
    expect(whereabouts(progressOf([]), at(5))).toEqual([
      "No test file had begun: the set-up (build, database, store) was still running.",
    ])
  })

  it("names the running test with its time, and the files that had not begun", () => {
    const progress = progressOf([
      started,
      file("a.spec.ts", 1),
      test("a.spec.ts", "a parcel is charged", 2),
      testEnd("a.spec.ts", "a parcel is charged", 3),
      fileEnd("a.spec.ts", 4),
      file("b.spec.ts", 5),
      test("b.spec.ts", "a refund is made", 10),
    ])
    expect(whereabouts(progress, at(130))).toEqual([
      "b.spec.ts had been running for 2 min 5 s:",
      '  in the test "a refund is made" for 2 min',
      "1 of 3 test files had ended.",
    ])
    expect(notBegun(progress, all)).toEqual(["1 test file had not begun:", "  c.spec.ts"])
    expect(inShort(progress, at(130))).toBe(
      '1 of 3 test files; b.spec.ts (2 min 5 s, "a refund is made")',
    )
  })

  it("says how many had not begun when their names are unknown", () => {
    const progress = progressOf([started, file("a.spec.ts", 1)])
    expect(notBegun(progress)).toEqual(["2 test files had not begun."])
  })

  it("is a hook when no test of a file runs", () => {
    const loading = [started, file("a.spec.ts", 1)]
    expect(whereabouts(progressOf(loading), at(9))[1]).toBe(
      "  no test of it had begun: it was loading, or in a beforeAll hook",
    )
    const between = [...loading, test("a.spec.ts", "first", 2), testEnd("a.spec.ts", "first", 3)]
    expect(whereabouts(progressOf(between), at(9))[1]).toBe(
      '  between tests or in a hook; the last test ended 6 s ago: "first"',
    )
  })

  it("is the tear-down when every file had ended", () => {
    const ended = all.flatMap((name) => [file(name, 1), fileEnd(name, 2)])
    const progress = progressOf([started, ...ended])
    expect(whereabouts(progress, at(9))).toEqual([
      "All test files had ended. The tear-down was still running.",
      "3 of 3 test files had ended.",
    ])
    expect(notBegun(progress, all)).toEqual([])
  })
})
