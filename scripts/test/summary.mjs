import { table } from "./table.mjs"

/** @param {string} text */
export function heading(text) {
  return `\n=== ${text}`
}

/**
 * How all parts went: a table, and what failed by its full name.
 * @param {readonly (import("./outcome.mjs").Outcome & { whereabouts?: string[] })[]} outcomes
 * @param {number} seconds from the first to the last: parts that run side by side count once
 * @returns {string}
 */
export function summary(outcomes, seconds) {
  const total = { ...sum(outcomes), seconds: Math.round(seconds) }
  const rows = [...outcomes, ...(outcomes.length > 1 ? [{ name: "all", ...total }] : [])]
  const text = table(
    ["part", "passed", "failed", "seconds"],
    rows.map(({ name, passed, failed, seconds }) => [name, passed, failed, seconds]),
  )
  const skipped =
    total.skipped > 0 ? [`Skipped: ${total.skipped}. A skipped test checks nothing.`] : []
  return [text, ...failuresIn(outcomes), ...skipped].join("\n\n")
}

/**
 * @param {readonly import("./outcome.mjs").Outcome[]} outcomes
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function sum(outcomes) {
  const add = (/** @type {"passed" | "failed" | "skipped"} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  return {
    passed: add("passed"),
    failed: add("failed"),
    skipped: add("skipped"),
  }
}

/** @param {Parameters<typeof summary>[0]} outcomes */
function failuresIn(outcomes) {
  const lines = outcomes.flatMap(({ name, problem, failures, whereabouts = [] }) => [
    ...(problem === undefined ? [] : [`- ${name} ${problem}`]),
    ...whereabouts.map((line) => `    ${line}`),
    ...failures.map(({ file, test }) => `- ${name}, ${file}: ${test}`),
  ])
  return lines.length > 0 ? [`Failed:\n${lines.join("\n")}`] : []
}
