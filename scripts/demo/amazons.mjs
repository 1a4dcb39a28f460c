import { startSimulators } from "./simulator.mjs"

/**
 * @typedef {object} Amazon an account with the Amazon Pay of one region, simulated
 * @property {"na" | "eu" | "jp"} region
 * @property {string} currency
 * @property {string} providerId as regions and payment sessions of the store name it
 * @property {import("./simulator.mjs").SimulatorReady} simulator
 */

/** The accounts of the demo store, the main one first. Its providers are in demo/medusa-config.ts. */
const ACCOUNTS = /** @type {const} */ ([
  {
    region: "na",
    currency: "usd",
    providerId: "pp_amazon-pay_amazon-pay",
    port: "DEMO_SIMULATOR_PORT",
    settings: {},
  },
  {
    region: "eu",
    currency: "eur",
    providerId: "pp_amazon-pay_eu",
    port: "DEMO_SIMULATOR_EU_PORT",
    // The shop's page can send buyers to their bank, `npm run demo:order` has none.
    settings: { sca: "with-urls" },
  },
  {
    region: "jp",
    currency: "jpy",
    providerId: "pp_amazon-pay_jp",
    port: "DEMO_SIMULATOR_JP_PORT",
    settings: {},
  },
])

/**
 * Starts the Amazon Pay of each region the demo sells in, all in one process.
 * @param {import("./folders.mjs").Kept} keep
 * @param {(variable: Parameters<typeof import("./ports.mjs").choosePort>[0], whose: string) => Promise<number>} portFor
 * @returns {Promise<{ amazons: Amazon[], process: import("../processes/start-process.mjs").StartedProcess }>}
 */
export async function startAmazons(keep, portFor) {
  const wanted = []
  for (const { region, port, settings } of ACCOUNTS) {
    const chosen = await portFor(port, `the simulator (${region})`)
    wanted.push({ region, port: chosen, state: keep.simulator(region), settings })
  }
  const { ready, process } = await startSimulators(wanted, keep.log("simulator"))
  const amazons = ACCOUNTS.flatMap(({ region, currency, providerId }, index) => {
    const simulator = ready[index]
    return simulator ? [{ region, currency, providerId, simulator }] : []
  })
  return { amazons, process }
}
