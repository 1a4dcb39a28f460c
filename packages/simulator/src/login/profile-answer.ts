import { accessTokenLife, second } from "../domain/durations"
import type { Session } from "../domain/session"
import { livingSession } from "../operations/session"
import type { State } from "../state/state"

export const loginPaths: readonly string[] = ["/auth/o2/tokeninfo", "/user/profile"]

export interface LoginAnswer {
  readonly status: number
  readonly value: object
}

const invalidToken: LoginAnswer = {
  status: 400,
  value: {
    error: "invalid_token",
    error_description: "The request has an invalid parameter : access_token",
  },
}

/** What the buyer let the shop know. */
function profile({ buyer, scopes, postalCode }: Session): object {
  return {
    user_id: buyer.userId,
    ...(scopes.includes("profile") ? { name: buyer.name, email: buyer.email } : {}),
    ...(scopes.includes("postal_code") && postalCode !== null ? { postal_code: postalCode } : {}),
  }
}

/** Login with Amazon: whose an access token is, and what the buyer lets the shop know. */
export function answerLogin(
  state: State,
  clientId: string,
  path: string,
  token: string,
): LoginAnswer {
  const session = livingSession(state, token)
  if (!session) return invalidToken
  if (path === "/user/profile") return { status: 200, value: profile(session) }
  const { buyer, issuedAt } = session
  return {
    status: 200,
    value: {
      iss: "https://www.amazon.com",
      user_id: buyer.userId,
      aud: clientId,
      app_id: clientId.replace("application-oa2-client", "application"),
      exp: Math.max(0, Math.floor((issuedAt + accessTokenLife - state.now()) / second)),
      iat: Math.floor(issuedAt / second),
    },
  }
}
