import { jsonClient } from "./json-client.mjs"

/**
 * Logs in to a store's admin API.
 * @param {string} medusa
 * @param {{ email: string, password: string }} login
 * @returns {Promise<import("./json-client.mjs").JsonClient>}
 */
export async function adminSession(medusa, login) {
  const { token } = await jsonClient(medusa)("/auth/user/emailpass", { body: login })
  return jsonClient(medusa, { authorization: `Bearer ${token}` })
}
