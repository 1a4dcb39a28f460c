import { claim, claimant } from "../processes/claim.mjs"

/**
 * Two demos at once would share one data directory, and so would a demo and a benchmark.
 * @param {string} file
 * @returns {() => void} gives the place free again
 */
export function claimDemo(file) {
  const release = claim(file, (commandLine) => /demo\.mjs|benchmarks\//.test(commandLine))
  if (release) return release
  throw new Error(
    `Another demo, or a benchmark, runs from this folder (process ${claimant(file)}). Stop it first.`,
  )
}
