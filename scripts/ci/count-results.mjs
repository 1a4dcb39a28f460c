/** Adds up jest's own result files, given as arguments, and prints `N passed, N failed`. */
import { readFileSync } from "node:fs"

let passed = 0
let failed = 0
for (const file of process.argv.slice(2)) {
  try {
    const result = JSON.parse(readFileSync(file, "utf8"))
    passed += result.numPassedTests
    // A file that does not even load has no tests to fail.
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites
  } catch {
    failed += 1 // a run without a result is a failure, too
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
