import type { IncomingMessage, ServerResponse } from "node:http"
import { addressOf, readBody, send } from "../http/message"
import { buyerAccounts } from "../operations/session"
import type { State } from "../state/state"
import type { LoginResponse } from "./sign-in-answer"
import { answerAddress, denied, granted } from "./sign-in-answer"
import { handOverPage, loginPage, mistakePage } from "./sign-in-page"
import type { LoginRequest } from "./sign-in-request"
import { LoginRequestError, readLoginRequest } from "./sign-in-request"

const html = "text/html; charset=utf-8"
const unkept = { "Cache-Control": "no-store" }

function deliver(
  state: State,
  response: ServerResponse,
  { to }: LoginRequest,
  answer: LoginResponse,
): void {
  if ("origin" in to) {
    send(response, 200, html, handOverPage(answer, to.origin), unkept)
    return
  }
  const location = answerAddress(to.address, answer, state.settings.loginAnswer)
  response.writeHead(303, { Location: location, ...unkept }).end()
}

function readRequest(request: IncomingMessage, clientId: string): LoginRequest | string {
  try {
    return readLoginRequest(addressOf(request)?.searchParams ?? new URLSearchParams(), clientId)
  } catch (error) {
    if (error instanceof LoginRequestError) return error.message
    throw error
  }
}

/** Login with Amazon's page, and what the buyer does there. */
export async function handleSignIn(
  state: State,
  clientId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wanted = readRequest(request, clientId)
  if (typeof wanted === "string") {
    send(response, 400, html, mistakePage(wanted), unkept)
    return
  }
  const accounts = buyerAccounts(state)
  if (request.method !== "POST") {
    send(response, 200, html, loginPage(accounts, wanted.scopes), unkept)
    return
  }
  const form = new URLSearchParams((await readBody(request, 10_000)).toString("utf8"))
  if (form.has("cancel")) {
    deliver(state, response, wanted, denied(wanted))
    return
  }
  const account = accounts.find(({ id }) => id === form.get("account"))
  if (!account) {
    send(response, 400, html, mistakePage("There is no such account."), unkept)
    return
  }
  const answer = granted(state, wanted, account)
  state.save()
  deliver(state, response, wanted, answer)
}
