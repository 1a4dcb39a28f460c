import type { IncomingMessage, ServerResponse } from "node:http"
import { accessTokenLife, second } from "../domain/durations"
import type { Buyer } from "../domain/parties"
import { addressOf, sendJson } from "../http/message"
import { tokenSubject } from "../operations/access-token"
import type { World } from "../world/world"

export const loginPaths: readonly string[] = ["/auth/o2/tokeninfo", "/user/profile"]

interface Session {
  readonly buyer: Buyer
  readonly postalCode: string | null
  readonly issuedAt: number
}

function tokenOf(request: IncomingMessage, query: URLSearchParams): string {
  const header = request.headers["x-amz-access-token"]
  const bearer = /^bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1]
  const token =
    (typeof header === "string" ? header : undefined) ?? bearer ?? query.get("access_token") ?? ""
  return token.includes("%7C") || token.includes("%7c") ? token.replace(/%7c/i, "|") : token
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
export function handleLogin(
  world: World,
  clientId: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const address = addressOf(request)
  const found = session(world, tokenOf(request, address?.searchParams ?? new URLSearchParams()))
  if (!found) {
    sendJson(response, 400, {
      error: "invalid_token",
      error_description: "The request has an invalid parameter : access_token",
    })
    return
  }
  const { buyer, postalCode, issuedAt } = found
  if (address?.pathname === "/user/profile") {
    sendJson(response, 200, {
      user_id: buyer.userId,
      name: buyer.name,
      email: buyer.email,
      ...(postalCode === null ? {} : { postal_code: postalCode }),
    })
    return
  }
  sendJson(response, 200, {
    iss: "https://www.amazon.com",
    user_id: buyer.userId,
    aud: clientId,
    app_id: clientId.replace("application-oa2-client", "application"),
    exp: Math.max(0, Math.floor((issuedAt + accessTokenLife - world.now()) / second)),
    iat: Math.floor(issuedAt / second),
  })
}
