import { readFileSync } from "node:fs"

/**
 * A line of what `progress-reporter.mjs` writes; `at` is a date in milliseconds.
 * @typedef {{ at?: number } & (
 *   | { event: "run-start", files: number }
 *   | { event: "file-start", file: string }
 *   | { event: "test-start", file: string, test: string }
 *   | { event: "test-end", file: string, test: string, status: string }
 *   | { event: "file-end", file: string, broken: boolean }
 *   | { event: "run-end" }
 * )} Entry
 */

/**
 * @typedef {object} RunningFile
 * @property {string} file
 * @property {number} since
 * @property {Map<string, number>} tests that run, and since when
 * @property {{ test: string, at: number } | undefined} last that ended
 */

/**
 * @typedef {object} Progress
 * @property {number | undefined} files how many there are in all; undefined before the first begins
 * @property {Map<string, RunningFile>} running
 * @property {Set<string>} ended
 * @property {number} passed tests
 * @property {{ file: string, test: string }[]} failed tests, and files that could not be run
 * @property {boolean} complete every file has ended
 */

/**
 * @param {readonly Entry[]} entries
 * @returns {Progress}
 */
export function progressOf(entries) {
  /** @type {Progress} */
  const progress = {
    files: undefined,
    running: new Map(),
    ended: new Set(),
    passed: 0,
    failed: [],
    complete: false,
  }
  for (const entry of entries) apply(progress, entry)
  return progress
}

/**
 * @param {Progress} progress
 * @param {Entry} entry
 */
function apply(progress, entry) {
  const { at = 0 } = entry
  switch (entry.event) {
    case "run-start":
      progress.files = entry.files
      break
    case "file-start":
      progress.running.set(entry.file, {
        file: entry.file,
        since: at,
        tests: new Map(),
        last: undefined,
      })
      break
    case "test-start":
      progress.running.get(entry.file)?.tests.set(entry.test, at)
      break
    case "test-end": {
      const running = progress.running.get(entry.file)
      running?.tests.delete(entry.test)
      if (running) running.last = { test: entry.test, at }
      if (entry.status === "passed") progress.passed += 1
      if (entry.status === "failed") progress.failed.push({ file: entry.file, test: entry.test })
      break
    }
    case "file-end":
      progress.running.delete(entry.file)
      progress.ended.add(entry.file)
      if (entry.broken) progress.failed.push({ file: entry.file, test: "(the file itself)" })
      break
    case "run-end":
      progress.complete = true
  }
}

/**
 * @param {string} file which need not be there yet
 * @returns {Progress}
 */
export function readProgress(file) {
  let text = ""
  try {
    text = readFileSync(file, "utf8")
  } catch {
    // Nothing has begun.
  }
  // Behind the last line break is nothing, or a line that is being written.
  const lines = text.split("\n").slice(0, -1)
  return progressOf(lines.map((line) => JSON.parse(line)))
}
