import type { IncomingMessage, ServerResponse } from "node:http"
import { addressOf, readBody, send } from "../http/message"
import type { Outbox } from "../notifications/outbox"
import { afterChallenge, finishChallenge } from "../operations/challenge"
import type { State } from "../state/state"
import { challengePage } from "./page"

const outcomes = { approve: "approve", fail: "fail", abandon: "abandon" } as const

function text(response: ServerResponse, status: number, sentence: string): void {
  send(response, status, "text/plain; charset=utf-8", `${sentence}\n`)
}

function sendOn(response: ServerResponse, address: string): void {
  const location = address.replace(/[^\x21-\x7e]/g, encodeURIComponent)
  response.writeHead(303, { Location: location, "Cache-Control": "no-store" }).end()
}

function idIn(request: IncomingMessage): string {
  const text = addressOf(request)?.pathname.split("/")[2] ?? ""
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Where the shop's page sends the buyer after Confirm: to the challenge, or back where none is wanted. */
export function handleConfirmation(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const order = state.orderReferences.get(idIn(request))
  if (!order?.challenge) {
    text(response, 404, "This order reference was not confirmed with return addresses.")
    return
  }
  sendOn(response, afterChallenge(order.challenge) ?? `/challenge/${encodeURIComponent(order.id)}`)
}

/** The page Amazon sends the buyer to after Confirm, and what the buyer does there. */
export async function handleChallenge(
  state: State,
  outbox: Outbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = idIn(request)
  const order = state.orderReferences.get(id)
  if (order?.challenge?.state !== "waiting") {
    text(response, 404, "No payment waits for your confirmation here.")
    return
  }
  if (request.method !== "POST") {
    send(response, 200, "text/html; charset=utf-8", challengePage(order))
    return
  }
  const form = new URLSearchParams((await readBody(request, 10_000)).toString("utf8"))
  const wanted = form.get("outcome") ?? ""
  const outcome = Object.hasOwn(outcomes, wanted) ? outcomes[wanted as keyof typeof outcomes] : null
  if (!outcome) {
    text(response, 400, "The outcome must be approve, fail or abandon.")
    return
  }
  const redirect = finishChallenge(state, id, outcome)
  if (!redirect) {
    text(response, 409, "The order no longer waits for a confirmation.")
    return
  }
  state.save()
  // The browser may be back in the shop before the notification is.
  void outbox.send(state.takeNotices())
  sendOn(response, redirect)
}
