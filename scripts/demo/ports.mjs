import { freePort, isPortFree } from "../processes/free-port.mjs"

const DEFAULTS = /** @type {const} */ ({
  DEMO_MEDUSA_PORT: 9000,
  DEMO_SIMULATOR_PORT: 9100,
  DEMO_SIMULATOR_EU_PORT: 9101,
  DEMO_SIMULATOR_JP_PORT: 9102,
  DEMO_POSTGRES_PORT: 9200,
  DEMO_SHOP_PORT: 9300,
})

/**
 * A port that was asked for is used or refused; one of ours gives way to a free one when it is taken.
 * @param {keyof typeof DEFAULTS} variable
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ port: number, instead: number | undefined }>} `instead` of which port, where that is another
 */
export async function choosePort(variable, env) {
  const asked = env[variable]
  if (asked !== undefined && asked !== "") {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`${variable} is "${asked}", which is no port number.`)
    }
    if (!(await isPortFree(port))) throw new Error(`Port ${port} (${variable}) is taken.`)
    return { port, instead: undefined }
  }
  const usual = DEFAULTS[variable]
  if (await isPortFree(usual)) return { port: usual, instead: undefined }
  return { port: await freePort(), instead: usual }
}
