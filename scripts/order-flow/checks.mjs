/**
 * @typedef {object} Check
 * @property {string} claim
 * @property {boolean} holds
 * @property {string} expected
 * @property {string} found
 */

/** Collects what is claimed of an order and whether it was so. */
export function checkList() {
  /** @type {Check[]} */
  const checks = []
  return {
    checks,
    /**
     * @param {string} claim
     * @param {unknown} expected
     * @param {unknown} found compared as JSON, whatever the order of keys
     */
    equal(claim, expected, found) {
      const texts = { expected: canonical(expected), found: canonical(found) }
      checks.push({ claim, holds: texts.expected === texts.found, ...texts })
    },
    /** @returns {Check[]} */
    broken: () => checks.filter(({ holds }) => !holds),
  }
}

/** @typedef {ReturnType<typeof checkList>} CheckList */

/** @param {unknown} value */
function canonical(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return typeof value === "string" ? value : JSON.stringify(value)
  }
  const sorted = Object.entries(value).sort(([a], [b]) => a.localeCompare(b))
  return JSON.stringify(Object.fromEntries(sorted))
}
