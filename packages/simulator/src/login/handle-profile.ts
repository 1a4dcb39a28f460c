import type { IncomingMessage, ServerResponse } from "node:http"
import { addressOf, sendJson } from "../http/message"
import type { State } from "../state/state"
import { answerLogin } from "./profile-answer"

function tokenOf(request: IncomingMessage, query: URLSearchParams): string {
  const header = request.headers["x-amz-access-token"]
  const bearer = /^bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1]
  return (
    (typeof header === "string" ? header : undefined) ?? bearer ?? query.get("access_token") ?? ""
  )
}

/** Serves one request to Login with Amazon. */
export function handleLogin(
  state: State,
  clientId: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const address = addressOf(request)
  const token = tokenOf(request, address?.searchParams ?? new URLSearchParams())
  const { status, value } = answerLogin(state, clientId, address?.pathname ?? "", token)
  sendJson(response, status, value)
}
