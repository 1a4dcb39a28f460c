/**
 * What the set-up started and the tear-down has to end. Jest runs the two in one process, as two modules.
 * @typedef {{ directory: string, postgres?: import("../../scripts/postgres/open-kept.mjs").OpenPostgres }} Running
 */

/** @type {Running | undefined} */
let running

/** @param {Running} value */
export function keepForTeardown(value) {
  running = value
}

/** @returns {Running | undefined} */
export function takeForTeardown() {
  const value = running
  running = undefined
  return value
}
