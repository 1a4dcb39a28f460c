import { describe, expect, it } from "@jest/globals"
import { progressOf } from "../journal.mjs"
import { outcomeOf, parseJestResult } from "../outcome.mjs"
import { summary } from "../summary.mjs"

const jest = (changes = {}) => ({
  success: true,
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...changes,
})
const heard = progressOf([
  { event: "run-start", files: 2 },
  { event: "file-start", file: "a.spec.ts" },
  { event: "test-start", file: "a.spec.ts", test: "one" },
  { event: "test-end", file: "a.spec.ts", test: "one", status: "passed" },
  { event: "test-start", file: "a.spec.ts", test: "two" },
  { event: "test-end", file: "a.spec.ts", test: "two", status: "failed" },
])
const outcome = (changes = {}) =>
  outcomeOf({
    name: "unit",
    root: "/repo",
    seconds: 3.4,
    result: jest(),
    progress: progressOf([]),
    end: "exit code 0",
    ...changes,
  })

describe("the outcome of a part", () => {
  it("is jest's own count when jest ended well", () => {
    expect(outcome()).toEqual({
      name: "unit",
      passed: 2,
      failed: 0,
      skipped: 0,
      seconds: 3,
      failures: [],
    })
  })

  it("names each failed test in full, and each file that did not load", () => {
    const result = jest({
      success: false,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        {
          name: "/repo/src/a.spec.ts",
          status: "failed",
          assertionResults: [
            { fullName: "a parcel is charged", status: "failed" },
            { fullName: "a refund is made", status: "passed" },
          ],
        },
        { name: "/repo/src/b.spec.ts", status: "failed", assertionResults: [] },
      ],
    })
    expect(outcome({ result, end: "exit code 1" })).toMatchObject({
      passed: 2,
      failed: 2,
      failures: [
        { file: "src/a.spec.ts", test: "a parcel is charged" },
        { file: "src/b.spec.ts", test: "(the file itself)" },
      ],
    })
  })

  it("is a failure when no test was executed", () => {
    const result = jest({ numPassedTests: 0, numPendingTests: 4 })
    expect(outcome({ result })).toMatchObject({
      passed: 0,
      failed: 1,
      skipped: 4,
      problem: "executed no test",
    })
  })

  it("is a failure when jest ended badly though no test failed", () => {
    expect(outcome({ end: "exit code 1" })).toMatchObject({
      failed: 1,
      problem: "no test failed, but exit code 1",
    })
  })

  it("is a failure beside what the reporter heard when jest left no result", () => {
    expect(outcome({ result: undefined, progress: heard, end: "signal SIGKILL" })).toMatchObject({
      passed: 1,
      failed: 2,
      problem: "left no result (signal SIGKILL)",
      failures: [{ file: "a.spec.ts", test: "two" }],
    })
  })

  it("is a failure when it had to be stopped after its last test", () => {
    expect(outcome({ stopped: "its limit of 30 min ran out" })).toMatchObject({
      passed: 2,
      failed: 1,
      problem: "was stopped: its limit of 30 min ran out",
    })
  })
})

it("jest's result counts as none when it was cut off or is something else", () => {
  expect(parseJestResult(JSON.stringify(jest()))).toEqual(jest())
  expect(parseJestResult(JSON.stringify(jest()).slice(0, -1))).toBeUndefined()
  expect(parseJestResult("")).toBeUndefined()
  expect(parseJestResult("[]")).toBeUndefined()
})

it("the summary of all parts has a table, what failed, and what was skipped", () => {
  const failing = {
    ...outcome({ stopped: "SIGTERM" }),
    skipped: 2,
    failures: [{ file: "a.spec.ts", test: "a parcel is charged" }],
    whereabouts: ["No test file was running."],
  }
  expect(summary([{ ...outcome(), name: "fuzz" }, failing], 4.2)).toBe(`\
| part | passed | failed | seconds |
| ---- | -----: | -----: | ------: |
| fuzz |      2 |      0 |       3 |
| unit |      2 |      1 |       3 |
| all  |      4 |      1 |       4 |

Failed:
- unit was stopped: SIGTERM
    No test file was running.
- unit, a.spec.ts: a parcel is charged

Skipped: 2. A skipped test checks nothing.`)
})
