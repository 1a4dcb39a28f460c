import { claim, claimant } from "../processes/claim.mjs"

/**
 * Two demos at once would share one data directory.
 * @param {string} file
 * @returns {() => void} gives the place free again
 */
export function claimDemo(file) {
  const release = claim(file, (commandLine) => commandLine.includes("demo.mjs"))
  if (release) return release
  throw new Error(`Another demo runs from this folder (process ${claimant(file)}). Stop it first.`)
}
