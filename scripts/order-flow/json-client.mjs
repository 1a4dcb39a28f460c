const TIMEOUT_MS = 300_000

/**
 * @typedef {(path: string, options?: { method?: string, body?: unknown }) => Promise<any>} JsonClient
 */

/**
 * Speaks JSON with one server. An answer that is no success becomes an error that names the request and says what the
 * server said.
 * @param {string} baseUrl
 * @param {Record<string, string>} [headers]
 * @returns {JsonClient}
 */
export function jsonClient(baseUrl, headers = {}) {
  return async (path, { method, body } = {}) => {
    const verb = method ?? (body === undefined ? "GET" : "POST")
    const url = `${baseUrl}${path}`
    let response
    try {
      response = await fetch(url, {
        method: verb,
        headers: { ...headers, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
    } catch (error) {
      const { cause, message } = /** @type {Error} */ (error)
      throw new Error(
        `${verb} ${url} got no answer: ${cause instanceof Error ? cause.message : message}`,
      )
    }
    const text = await response.text()
    if (!response.ok) throw new Error(`${verb} ${url} answered ${response.status}: ${said(text)}`)
    try {
      return text === "" ? undefined : JSON.parse(text)
    } catch {
      throw new Error(`${verb} ${url} did not answer with JSON: ${text.slice(0, 200)}`)
    }
  }
}

/** @param {string} text */
function said(text) {
  try {
    const { message } = JSON.parse(text)
    if (typeof message === "string") return message
  } catch {
    // not JSON: shown as it is
  }
  return text.slice(0, 500)
}
