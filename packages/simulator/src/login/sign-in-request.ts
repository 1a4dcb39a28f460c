import { scopes } from "../domain/session"

/** What a shop asks Login with Amazon for, as its script writes it into the address. */
export interface LoginRequest {
  readonly scopes: readonly string[]
  /** Handed back as it came. */
  readonly state: string | null
  /** Where the answer goes: to an address the browser is sent to, or to the page that opened the window. */
  readonly to: { readonly address: string } | { readonly origin: string }
}

/** A request nobody can be sent back from: the buyer sees the sentence. */
export class LoginRequestError extends Error {}

function webOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === "http:" || url?.protocol === "https:" ? url.origin : null
}

function destination(query: URLSearchParams): LoginRequest["to"] {
  const address = query.get("redirect_uri")
  if (address !== null) {
    if (webOrigin(address)) return { address }
    throw new LoginRequestError("The redirect_uri is not a web address.")
  }
  const origin = webOrigin(query.get("origin") ?? "")
  if (origin) return { origin }
  throw new LoginRequestError("There is no redirect_uri.")
}

/**
 * Reads the query of `/ap/oa`.
 * @throws LoginRequestError
 */
export function readLoginRequest(query: URLSearchParams, clientId: string): LoginRequest {
  if (query.get("client_id") !== clientId) {
    throw new LoginRequestError("The client_id is not known here.")
  }
  if (query.get("response_type") !== "token") {
    throw new LoginRequestError("The simulator answers with response_type=token only.")
  }
  const asked = (query.get("scope") ?? "").split(/\s+/).filter(Boolean)
  const unknown = asked.filter((scope) => !(scopes as readonly string[]).includes(scope))
  if (asked.length === 0 || unknown.length > 0) {
    throw new LoginRequestError(`The scope is not known: "${unknown.join(" ")}".`)
  }
  return { scopes: asked, state: query.get("state"), to: destination(query) }
}
