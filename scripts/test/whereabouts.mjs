import { duration } from "./duration.mjs"

/** @typedef {import("./journal.mjs").Progress} Progress */
/** @typedef {import("./journal.mjs").RunningFile} RunningFile */

/**
 * What a run was doing at a moment, for whoever has to find out why it did not end.
 * @param {Progress} progress
 * @param {number} now a date in milliseconds
 * @returns {string[]} lines
 */
export function whereabouts({ files, running, ended }, now) {
  if (files === undefined) {
    return ["No test file had begun: the set-up (build, database, store) was still running."]
  }
  const lines = [...running.values()].flatMap((file) => [
    `${file.file} had been running for ${duration(now - file.since)}:`,
    ...inside(file, now).map((line) => `  ${line}`),
  ])
  if (running.size === 0 && ended.size >= files) {
    lines.push("All test files had ended. The tear-down was still running.")
  } else if (running.size === 0) {
    lines.push("No test file was running.")
  }
  return [...lines, `${ended.size} of ${files} test files had ended.`]
}

/**
 * @param {RunningFile} file
 * @param {number} now
 */
function inside({ tests, last }, now) {
  if (tests.size > 0) {
    return [...tests].map(([test, since]) => `in the test "${test}" for ${duration(now - since)}`)
  }
  if (!last) return ["no test of it had begun: it was loading, or in a beforeAll hook"]
  return [
    `between tests or in a hook; the last test ended ${duration(now - last.at)} ago: "${last.test}"`,
  ]
}

/**
 * The test files that had not begun.
 * @param {Progress} progress
 * @param {readonly string[]} [all] the files of the run, where they are known
 * @returns {string[]} lines, none when all had begun
 */
export function notBegun({ files = 0, running, ended }, all) {
  const count = files - running.size - ended.size
  if (count <= 0) return []
  const names = all?.filter((file) => !running.has(file) && !ended.has(file)) ?? []
  return [
    `${count} test ${count === 1 ? "file" : "files"} had not begun${names.length > 0 ? ":" : "."}`,
    ...names.map((name) => `  ${name}`),
  ]
}

/**
 * The same in a line, for whoever waits.
 * @param {Progress} progress
 * @param {number} now
 */
export function inShort({ files, running, ended, complete }, now) {
  if (files === undefined) return "set-up"
  if (complete) return "tear-down"
  const names = [...running.values()].map(({ file, since, tests }) => {
    const [test] = tests.keys()
    return `${file} (${duration(now - since)}${test === undefined ? "" : `, "${test}"`})`
  })
  return [`${ended.size} of ${files} test files`, ...names].join("; ")
}
