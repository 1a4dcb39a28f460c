import type { State } from "../state/state"
import { answerLogin, loginPaths } from "./profile-answer"

/**
 * One of Amazon's own clients puts a blank before the colon of its token header, which Amazon bears
 * and a strict HTTP parser refuses. Answers such a request from its raw text.
 * @returns a whole HTTP response, or null when the text is nothing of the kind
 */
export function rescueLogin(state: State, clientId: string, raw: string): string | null {
  const path = /^GET ([^ ?]+)/.exec(raw)?.[1] ?? ""
  const token = /^x-amz-access-token +: *(.*?)\s*$/im.exec(raw)?.[1]
  if (token === undefined || !loginPaths.includes(path)) return null
  const { status, value } = answerLogin(state, clientId, path, token)
  const body = JSON.stringify(value)
  return [
    `HTTP/1.1 ${status} ${status === 200 ? "OK" : "Bad Request"}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n")
}
