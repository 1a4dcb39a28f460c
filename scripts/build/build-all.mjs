import { buildPluginIfStale } from "./build-plugin.mjs"
import { buildSimulatorIfStale } from "./build-simulator.mjs"

/**
 * Builds the plugin and the simulator side by side, each unless its build is fresh.
 * @param {object} options
 * @param {(name: string) => string} options.log where a build's log goes, by its name
 * @param {boolean} [options.whole] the plugin's build has to be as it is packed
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildIfStale({ log, whole = false }) {
  const built = await Promise.all([
    buildPluginIfStale({ logFile: log("build"), whole }),
    buildSimulatorIfStale({ logFile: log("build-simulator") }),
  ])
  return built.includes(true)
}
