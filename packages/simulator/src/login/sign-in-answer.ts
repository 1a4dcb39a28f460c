import type { BuyerAccount } from "../domain/buyer-account"
import { accessTokenLife, second } from "../domain/durations"
import { signIn } from "../operations/session"
import type { State } from "../state/state"
import type { LoginRequest } from "./sign-in-request"

/** What the shop is told, by names of OAuth. */
export type LoginResponse = Readonly<Record<string, string>>

function withState(request: LoginRequest, response: LoginResponse): LoginResponse {
  return request.state === null ? response : { ...response, state: request.state }
}

/** The buyer signed in: a new token. */
export function granted(state: State, request: LoginRequest, account: BuyerAccount): LoginResponse {
  const session = signIn(state, account, request.scopes)
  return withState(request, {
    access_token: session.token,
    token_type: "bearer",
    expires_in: String(accessTokenLife / second),
    scope: session.scopes.join(" "),
  })
}

/** The buyer did not want to. */
export function denied(request: LoginRequest): LoginResponse {
  return withState(request, {
    error: "access_denied",
    error_description: "The buyer did not sign in.",
  })
}

/** The shop's address with the response in its query or behind its hash. */
export function answerAddress(
  address: string,
  response: LoginResponse,
  place: "query" | "fragment",
): string {
  const url = new URL(address)
  if (place === "fragment" && !response["error"]) {
    url.hash = new URLSearchParams(response).toString()
  } else {
    for (const [name, value] of Object.entries(response)) url.searchParams.set(name, value)
  }
  return url.toString()
}
