import { relative } from "node:path"
import { z } from "zod"

/** What is read of the file that jest's `--json --outputFile` makes. */
const jestResult = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** @typedef {z.infer<typeof jestResult>} JestResult */

/**
 * @typedef {object} Outcome
 * @property {string} name of the part
 * @property {number} passed
 * @property {number} failed tests; one more for what went wrong with the part itself
 * @property {number} skipped
 * @property {number} seconds
 * @property {string} [problem] with the part itself, in words
 * @property {{ file: string, test: string }[]} failures
 */

/**
 * @param {string} text
 * @returns {JestResult | undefined} undefined when it is no whole result
 */
export function parseJestResult(text) {
  try {
    return jestResult.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/**
 * The count is jest's own. Where jest left none, it is what its reporter had heard by then.
 * @param {object} part
 * @param {string} part.name
 * @param {string} part.root what the files' names are relative to
 * @param {number} part.seconds
 * @param {JestResult | undefined} part.result
 * @param {import("./journal.mjs").Progress} part.progress
 * @param {string} part.end how the process ended, in words
 * @param {string} [part.stopped] why it was made to end
 * @returns {Outcome}
 */
export function outcomeOf({ name, root, seconds, result, progress, end, stopped }) {
  const counted = result ? countOf(result, root) : { ...heardBy(progress), skipped: 0 }
  const problem = problemOf({ counted, result, end, stopped })
  return {
    name,
    ...counted,
    failed: counted.failed + (problem === undefined ? 0 : 1),
    seconds: Math.round(seconds),
    ...(problem === undefined ? {} : { problem }),
  }
}

/**
 * A part that never ran.
 * @param {string} name
 * @param {string} problem
 * @returns {Outcome}
 */
export function notRun(name, problem) {
  return { name, passed: 0, failed: 1, skipped: 0, seconds: 0, problem, failures: [] }
}

/**
 * @param {JestResult} result
 * @param {string} root
 */
function countOf(result, root) {
  const failures = result.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name)
    const tests = assertionResults.filter((test) => test.status === "failed")
    if (tests.length > 0) return tests.map(({ fullName }) => ({ file, test: fullName.trim() }))
    return status === "failed" ? [{ file, test: "(the file itself)" }] : []
  })
  return {
    passed: result.numPassedTests,
    // A file that does not even load has no tests to fail.
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
    failures,
  }
}

/** @param {import("./journal.mjs").Progress} progress */
function heardBy({ passed, failed }) {
  return { passed, failed: failed.length, failures: [...failed] }
}

/**
 * @param {object} part
 * @param {{ passed: number, failed: number }} part.counted
 * @param {JestResult | undefined} part.result
 * @param {string} part.end
 * @param {string} [part.stopped]
 * @returns {string | undefined}
 */
function problemOf({ counted: { passed, failed }, result, end, stopped }) {
  if (stopped !== undefined) return `was stopped: ${stopped}`
  if (!result) return `left no result (${end})`
  if (passed + failed === 0) return "executed no test"
  if (failed > 0) return undefined
  return result.success && end === "exit code 0" ? undefined : `no test failed, but ${end}`
}
