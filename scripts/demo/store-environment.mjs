/**
 * The variables of demo/.env.template, filled in for this run.
 * @param {object} run
 * @param {string} run.databaseUrl
 * @param {number} run.port
 * @param {import("./state.mjs").DemoState} run.state
 * @param {import("./simulator.mjs").SimulatorReady} run.simulator
 * @param {{ email: string, password: string }} run.login
 * @param {boolean} run.withDashboard
 * @returns {NodeJS.ProcessEnv}
 */
export function storeEnvironment({ databaseUrl, port, state, simulator, login, withDashboard }) {
  const self = `http://localhost:${port}`
  return {
    ...process.env,
    // Medusa then serves its dashboard from the sources, without the minute a bundle takes.
    NODE_ENV: "development",
    MEDUSA_DISABLE_TELEMETRY: "1",
    DISABLE_MEDUSA_ADMIN: String(!withDashboard),
    DATABASE_URL: databaseUrl,
    JWT_SECRET: state.jwtSecret,
    COOKIE_SECRET: state.cookieSecret,
    STORE_CORS: `http://localhost:8000,${self}`,
    ADMIN_CORS: self,
    AUTH_CORS: `http://localhost:8000,${self}`,
    DEMO_ADMIN_EMAIL: login.email,
    DEMO_ADMIN_PASSWORD: login.password,
    AMAZON_PAY_SELLER_ID: simulator.sellerId,
    AMAZON_PAY_ACCESS_KEY: simulator.accessKey,
    AMAZON_PAY_SECRET_KEY: simulator.secretKey,
    AMAZON_PAY_CLIENT_ID: simulator.clientId,
    AMAZON_PAY_ENDPOINT: simulator.url,
    AMAZON_PAY_CERTIFICATE_URL: simulator.certificateUrl,
  }
}
