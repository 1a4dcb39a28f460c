import type { LoginResponse } from "./globals.ts"

/** What an address tells that Amazon sent the buyer back to. */
export interface ReturnVisit {
  /** The address without what Amazon added to it. */
  readonly address: string
  readonly login: { readonly token: string } | { readonly error: string } | null
  readonly authentication: "success" | "failure" | "abandoned" | null
}

const outcomes: Readonly<Record<string, NonNullable<ReturnVisit["authentication"]>>> = {
  Success: "success",
  Failure: "failure",
  Abandoned: "abandoned",
}

/** OAuth's names are common words: they are the login's only together with the state that was sent along. */
const loginNames = [
  "access_token",
  "token_type",
  "expires_in",
  "scope",
  "state",
  "error",
  "error_description",
  "error_uri",
]

function loginIn(parameters: URLSearchParams, sentState: string | null): ReturnVisit["login"] {
  const token = parameters.get("access_token")
  const error = parameters.get("error")
  // Without the state anybody could have sent the buyer here with a token of their own.
  if (sentState === null || parameters.get("state") !== sentState) return null
  if (token) return { token }
  return error ? { error } : null
}

/**
 * The token of a login in a window of its own, if it is the login that was begun: another page may answer in its place.
 * @param sentState the `state` the login was begun with
 */
export function tokenIn({ access_token, state }: LoginResponse, sentState: string): string | null {
  return state === sentState ? access_token || null : null
}

/** A token is removed from the address whoever sent it. */
function isLogin(parameters: URLSearchParams, sentState: string | null): boolean {
  return parameters.has("access_token") || loginIn(parameters, sentState) !== null
}

/**
 * Reads an address the buyer came back to, after a login by redirect or after the bank's challenge.
 * @param sentState the `state` the login was begun with; null when none was
 */
export function readReturn(href: string, sentState: string | null): ReturnVisit {
  const url = new URL(href)
  const fragment = new URLSearchParams(url.hash.slice(1))
  const authentication = outcomes[url.searchParams.get("AuthenticationStatus") ?? ""] ?? null
  url.searchParams.delete("AuthenticationStatus")
  let login: ReturnVisit["login"] = null
  if (isLogin(url.searchParams, sentState)) {
    login = loginIn(url.searchParams, sentState)
    for (const name of loginNames) url.searchParams.delete(name)
  }
  if (isLogin(fragment, sentState)) {
    login ??= loginIn(fragment, sentState)
    url.hash = ""
  }
  return { address: url.toString(), login, authentication }
}
