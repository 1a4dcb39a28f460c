/**
 * `count-results.mjs FOLDER`: adds up what `npm run test:all -- --results FOLDER` has written, and prints
 * `N passed, N failed`. A part without a result is a failure.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { PARTS } from "../test/parts.mjs"
import { sum } from "../test/summary.mjs"

/** @returns {{ name: string, passed: number, failed: number, skipped: number, seconds: number }[]} */
function read() {
  try {
    return JSON.parse(readFileSync(join(process.argv[2] ?? ".", "summary.json"), "utf8"))
  } catch {
    return []
  }
}

const outcomes = read()
const missing = PARTS.filter(({ name }) => !outcomes.some((outcome) => outcome.name === name))
const { passed, ...others } = sum(outcomes)
const failed = others.failed + missing.length
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
