/** A request the store refused. */
export class Refusal extends Error {
  /**
   * @param {number} status HTTP
   * @param {string} message the store's own words
   */
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

/**
 * @typedef {{ baseUrl: string, publishableKey: string, credentials: "omit" }} StoreAddress
 * @typedef {(path: string, body?: object, method?: string) => Promise<any>} Ask
 */

/**
 * Medusa's store API. Buyers have no account here, so no cookie goes along.
 * @param {StoreAddress} address
 * @returns {Ask}
 */
export function storeAt({ baseUrl, publishableKey, credentials }) {
  return async (path, body, method = body ? "POST" : "GET") => {
    const response = await fetch(baseUrl + path, {
      method,
      credentials,
      headers: { "content-type": "application/json", "x-publishable-api-key": publishableKey },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) throw new Refusal(response.status, answer.message ?? response.statusText)
    return answer
  }
}
