import { appendFileSync } from "node:fs"
import { relative } from "node:path"

/**
 * A reporter for jest that writes down what begins and ends, a line of JSON each, into the file that `TEST_JOURNAL`
 * names. A file is there whatever happens to jest, so that a run which had to be ended can say what it was doing.
 */
export default class ProgressReporter {
  /** @param {import("jest").Config} globalConfig */
  constructor({ rootDir }) {
    this.root = rootDir
    this.journal = process.env.TEST_JOURNAL
    if (!this.journal) throw new Error("TEST_JOURNAL has to name the file for the progress.")
  }

  /** @param {import("./journal.mjs").Entry} entry */
  write(entry) {
    appendFileSync(this.journal, `${JSON.stringify({ at: Date.now(), ...entry })}\n`)
  }

  fileOf({ path }) {
    return relative(this.root, path)
  }

  onRunStart({ numTotalTestSuites }) {
    this.write({ event: "run-start", files: numTotalTestSuites })
  }

  onTestFileStart(test) {
    this.write({ event: "file-start", file: this.fileOf(test) })
  }

  // A suite without a name makes a test's full name begin with a space.
  onTestCaseStart(test, { fullName }) {
    this.write({ event: "test-start", file: this.fileOf(test), test: fullName.trim() })
  }

  onTestCaseResult(test, { fullName, status }) {
    this.write({ event: "test-end", file: this.fileOf(test), test: fullName.trim(), status })
  }

  onTestFileResult(test, { testExecError }) {
    this.write({ event: "file-end", file: this.fileOf(test), broken: Boolean(testExecError) })
  }

  onRunComplete() {
    this.write({ event: "run-end" })
  }
}
