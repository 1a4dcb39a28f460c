import { accessTokenLife, second } from "../domain/durations"
import type { Buyer } from "../domain/parties"
import { tokenSubject } from "../operations/access-token"
import type { World } from "../world/world"

export const loginPaths: readonly string[] = ["/auth/o2/tokeninfo", "/user/profile"]

export interface LoginAnswer {
  readonly status: number
  readonly value: object
}

interface Session {
  readonly buyer: Buyer
  readonly postalCode: string | null
  readonly issuedAt: number
}

function session(world: World, token: string): Session | null {
  const id = tokenSubject(world, token)
  const subject = id && (world.orderReferences.get(id) ?? world.billingAgreements.get(id))
  if (!subject) return null
  return {
    buyer: subject.buyer,
    postalCode: subject.address?.postalCode ?? null,
    issuedAt: subject.createdAt,
  }
}

/** Login with Amazon: whose an access token is, and what the buyer lets the shop know. */
export function answerLogin(
  world: World,
  clientId: string,
  path: string,
  token: string,
): LoginAnswer {
  // Browsers hand the token's bar on percent-encoded.
  const found = session(world, token.replace(/%7c/i, "|"))
  if (!found) {
    return {
      status: 400,
      value: {
        error: "invalid_token",
        error_description: "The request has an invalid parameter : access_token",
      },
    }
  }
  const { buyer, postalCode, issuedAt } = found
  if (path === "/user/profile") {
    return {
      status: 200,
      value: {
        user_id: buyer.userId,
        name: buyer.name,
        email: buyer.email,
        ...(postalCode === null ? {} : { postal_code: postalCode }),
      },
    }
  }
  return {
    status: 200,
    value: {
      iss: "https://www.amazon.com",
      user_id: buyer.userId,
      aud: clientId,
      app_id: clientId.replace("application-oa2-client", "application"),
      exp: Math.max(0, Math.floor((issuedAt + accessTokenLife - world.now()) / second)),
      iat: Math.floor(issuedAt / second),
    },
  }
}
