/** `amazon.Login`: the buyer signs in, in a window of its own or by leaving the page. */

import { forgetToken, keepToken, readToken } from "./token.js"

const windowLook = "popup=yes,width=520,height=640"

/** How often a window is looked at whether the buyer closed it, in milliseconds. */
const glance = 200

/** @param {LoginOptions} options */
function wantedScope(options) {
  const { scope } = options
  return (typeof scope === "string" ? scope.split(/\s+/) : [...(scope ?? [])]).join(" ").trim()
}

/** @param {LoginOptions} options */
function wantsWindow(options) {
  return options.popup !== false && options.popup !== "false"
}

/**
 * @param {string} address
 * @param {LoginResponse} response
 */
function withResponse(address, response) {
  const url = new URL(address, location.href)
  for (const [name, value] of Object.entries(response)) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url.toString()
}

/** @returns {AuthorizeRequest & { settle(response: LoginResponse): void }} */
function newRequest() {
  /** @type {LoginNext[]} */
  const waiting = []
  /** @type {LoginResponse | null} */
  let answer = null
  /** @param {LoginNext} next @param {LoginResponse} response */
  const follow = (next, response) => {
    if (typeof next === "function") next(response)
    else location.assign(withResponse(next, response))
  }
  return {
    status: "queued",
    onComplete(next) {
      if (answer) follow(next, answer)
      else waiting.push(next)
    },
    settle(response) {
      if (answer) return
      answer = response
      Object.assign(this, response, { status: "complete" })
      for (const next of waiting) follow(next, response)
    },
  }
}

/**
 * @param {string} base
 * @param {string} address
 * @param {(response: LoginResponse) => void} settle
 */
function askInWindow(base, address, settle) {
  const opened = window.open(address, "amazonloginpopup", windowLook)
  if (!opened) {
    settle({ error: "access_denied", error_description: "The window was blocked." })
    return
  }
  /** @param {MessageEvent} event */
  const hear = (event) => {
    if (event.source !== opened || event.origin !== base || !event.data?.loginResponse) return
    end(event.data.loginResponse)
  }
  let sawClosed = false
  const watch = setInterval(() => {
    // A window that hands over its answer closes at once: the answer may still be on its way.
    if (sawClosed) {
      end({ error: "access_denied", error_description: "The window was closed." })
    }
    sawClosed = opened.closed
  }, glance)
  /** @param {LoginResponse} response */
  const end = (response) => {
    clearInterval(watch)
    window.removeEventListener("message", hear)
    settle(response)
  }
  window.addEventListener("message", hear)
}

/**
 * @param {{ base: string }} settings
 * @returns {AmazonLogin}
 */
export function createLogin({ base }) {
  /** @type {string | null} */
  let clientId = null
  /** @type {{ scope: string, response: LoginResponse, until: number } | null} */
  let earlier = null

  /** @param {LoginOptions} options @param {Record<string, string>} where */
  const loginAddress = (options, where) => {
    const url = new URL("/ap/oa", base)
    url.searchParams.set("client_id", clientId ?? "")
    url.searchParams.set("scope", wantedScope(options))
    url.searchParams.set("response_type", options.response_type ?? "token")
    if (options.state !== undefined) url.searchParams.set("state", options.state)
    for (const [name, value] of Object.entries(where)) url.searchParams.set(name, value)
    return url.toString()
  }

  /** The answer of an earlier login on this page that covers the same. @param {LoginOptions} options */
  const cached = (options) => {
    if (!earlier || earlier.until < Date.now() || earlier.scope !== wantedScope(options))
      return null
    return readToken() === earlier.response.access_token ? earlier.response : null
  }

  return {
    setClientId(id) {
      clientId = id
    },
    getClientId: () => clientId,
    authorize(options, next) {
      if (clientId === null) throw new Error("amazon.Login.setClientId must be called first.")
      const request = newRequest()
      if (next !== undefined) request.onComplete(next)
      const known = options.interactive === "always" ? null : cached(options)
      if (known || options.interactive === "never") {
        const answer = known ?? {
          error: "invalid_grant",
          error_description: "Nobody is signed in.",
        }
        setTimeout(() => request.settle({ ...answer, state: options.state }))
        return request
      }
      request.status = "in progress"
      if (!wantsWindow(options)) {
        if (typeof next !== "string") throw new Error("A login without a window needs an address.")
        const redirect = new URL(next, location.href).toString()
        location.assign(loginAddress(options, { redirect_uri: redirect }))
        return request
      }
      askInWindow(base, loginAddress(options, { origin: location.origin }), (response) => {
        if (response.access_token) {
          const seconds = Number(response.expires_in ?? 0)
          keepToken(response.access_token, seconds)
          earlier = { scope: wantedScope(options), response, until: Date.now() + seconds * 1000 }
        }
        request.settle(response)
      })
      return request
    },
    logout() {
      earlier = null
      forgetToken()
    },
  }
}
