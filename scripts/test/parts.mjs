/**
 * @typedef {object} Part
 * @property {string} name as it is given on the command line
 * @property {string} script the npm script that runs it
 * @property {string[]} args what that script is given in addition
 * @property {number} limitSeconds three times what two free processors need, or more: a slow machine has to pass
 */

const minutes = (/** @type {number} */ count) => count * 60

/** @type {readonly Part[]} */
export const PARTS = [
  { name: "test", script: "test", args: [], limitSeconds: minutes(30) },
  {
    name: "integration",
    script: "test:integration",
    // `npm test` runs the main roads.
    args: ["--ignoreProjects", "main"],
    limitSeconds: minutes(40),
  },
  { name: "browser", script: "test:browser", args: [], limitSeconds: minutes(30) },
  { name: "package", script: "test:package", args: [], limitSeconds: minutes(25) },
  {
    name: "fuzz",
    script: "test:fuzz",
    // It runs beside others.
    args: ["--maxWorkers=1"],
    limitSeconds: minutes(20),
  },
]

/**
 * One wave after the other. A store and its database use two processors by themselves, so those parts run alone. Fuzzing
 * uses the processor that is free while the dashboard is built for the browser. The package makes a build of its own,
 * which nobody may be loading.
 */
const WAVES = [["test"], ["integration"], ["browser", "fuzz"], ["package"]]

/**
 * @param {readonly string[]} names of parts; none stands for all
 * @returns {Part[][]} those parts, in the order in which they run, those of one wave side by side
 * @throws Error for a name that no part has
 */
export function wavesOf(names) {
  const known = PARTS.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(`There is no part "${unknown.join('", "')}". The parts: ${known.join(", ")}.`)
  }
  const wanted = PARTS.filter(({ name }) => names.length === 0 || names.includes(name))
  return WAVES.map((wave) => wanted.filter(({ name }) => wave.includes(name))).filter(
    (wave) => wave.length > 0,
  )
}
