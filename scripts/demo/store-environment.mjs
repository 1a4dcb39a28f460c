import { LOOPBACK } from "./store.mjs"

/**
 * The variables of demo/.env.template, filled in for this run.
 * @param {object} run
 * @param {string} run.databaseUrl
 * @param {number} run.port
 * @param {import("./state.mjs").DemoState} run.state
 * @param {import("./simulator.mjs").SimulatorReady} run.simulator
 * @param {{ region: string, simulator: import("./simulator.mjs").SimulatorReady }[]} [run.others] accounts with other regions' Amazon
 * @param {string} [run.storefront] where the shop's pages are
 * @param {{ email: string, password: string }} run.login
 * @param {boolean} run.withDashboard
 * @returns {NodeJS.ProcessEnv}
 */
export function storeEnvironment(run) {
  const { databaseUrl, port, state, simulator, others = [], storefront, login, withDashboard } = run
  const self = `http://localhost:${port}`
  const shops = ["http://localhost:8000", ...(storefront === undefined ? [] : [storefront])]
  return {
    ...process.env,
    // Medusa then serves its dashboard from the sources, without the minute a bundle takes.
    NODE_ENV: "development",
    // What the store talks to is on this machine, whatever proxy leads out of it.
    NO_PROXY: [process.env.no_proxy ?? process.env.NO_PROXY, "localhost", LOOPBACK]
      .filter(Boolean)
      .join(","),
    no_proxy: undefined,
    // The dashboard's own server for changed sources; without it, it is open to the network.
    HMR_BIND_HOST: LOOPBACK,
    MEDUSA_DISABLE_TELEMETRY: "1",
    DISABLE_MEDUSA_ADMIN: String(!withDashboard),
    DATABASE_URL: databaseUrl,
    JWT_SECRET: state.jwtSecret,
    COOKIE_SECRET: state.cookieSecret,
    STORE_CORS: [...shops, self].join(","),
    ADMIN_CORS: self,
    AUTH_CORS: [...shops, self].join(","),
    DEMO_ADMIN_EMAIL: login.email,
    DEMO_ADMIN_PASSWORD: login.password,
    ...account("AMAZON_PAY", simulator),
    ...Object.assign(
      {},
      ...others.map((other) =>
        account(`AMAZON_PAY_${other.region.toUpperCase()}`, other.simulator),
      ),
    ),
  }
}

/**
 * @param {string} prefix
 * @param {import("./simulator.mjs").SimulatorReady} simulator
 */
function account(prefix, simulator) {
  return {
    [`${prefix}_SELLER_ID`]: simulator.sellerId,
    [`${prefix}_ACCESS_KEY`]: simulator.accessKey,
    [`${prefix}_SECRET_KEY`]: simulator.secretKey,
    [`${prefix}_CLIENT_ID`]: simulator.clientId,
    [`${prefix}_ENDPOINT`]: simulator.url,
    [`${prefix}_CERTIFICATE_URL`]: simulator.certificateUrl,
  }
}
