import type { IncomingMessage, ServerResponse } from "node:http"
import { AmazonError } from "../domain/amazon-error"
import { addressOf, BodyTooLarge, readBody, sendJson } from "../http/message"
import { buyerRoutes } from "./buyers"
import { requireOwnCaller } from "./callers"
import { clockRoutes } from "./clock"
import { ControlError } from "./errors"
import type { ControlContext } from "./context"
import { faultRoutes } from "./faults"
import { generalRoutes } from "./general"
import { notificationRoutes } from "./notifications"
import { orderReferenceRoutes } from "./order-references"
import { paymentRoutes } from "./payments"
import type { ControlAnswer, Route } from "./route"
import { settingsRoutes } from "./settings"

const routes: readonly Route[] = [
  ...settingsRoutes,
  ...paymentRoutes,
  ...generalRoutes,
  ...orderReferenceRoutes,
  ...buyerRoutes,
  ...clockRoutes,
  ...notificationRoutes,
  ...faultRoutes,
]

const longestBody = 1024 * 1024

/** The variable parts of a path, or null when it is another route's. */
function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/")
  const given = path.split("/")
  if (wanted.length !== given.length) return null
  const parts: Record<string, string> = {}
  for (const [index, name] of wanted.entries()) {
    const value = given[index] ?? ""
    if (name.startsWith(":")) parts[name.slice(1)] = decodeURIComponent(value)
    else if (name !== value) return null
  }
  return parts
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request, longestBody)).toString("utf8")
  if (text.trim() === "") return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlError(400, "The body is not JSON.")
  }
}

async function answer(context: ControlContext, request: IncomingMessage): Promise<ControlAnswer> {
  requireOwnCaller(request, context.names)
  const address = addressOf(request)
  if (!address) throw new ControlError(400, "The address cannot be read.")
  const path = address.pathname.slice("/_sim".length).replace(/\/$/, "")
  const fitting = routes.filter((route) => match(route.path, path) !== null)
  if (fitting.length === 0) throw new ControlError(404, `There is nothing at /_sim${path}.`)
  const route = fitting.find(({ method }) => method === request.method)
  if (!route) {
    const methods = fitting.map(({ method }) => method).join(", ")
    throw new ControlError(405, `The address /_sim${path} answers ${methods} only.`)
  }
  return await route.handle(context, {
    path: match(route.path, path) ?? {},
    query: address.searchParams,
    body: await jsonBody(request),
  })
}

function refusal(error: unknown): ControlAnswer | null {
  if (error instanceof ControlError) {
    return { status: error.status, value: { error: error.message } }
  }
  if (error instanceof BodyTooLarge) return { status: 413, value: { error: error.message } }
  if (error instanceof URIError) {
    return { status: 400, value: { error: "The address is not properly encoded." } }
  }
  // Amazon's own rules apply to what is done from outside, too.
  if (error instanceof AmazonError) {
    return { status: 409, value: { error: error.message, code: error.code } }
  }
  return null
}

/** Serves one request to `/_sim`; what it changes is told to the merchant like any other change. */
export async function handleControl(
  context: ControlContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let result: ControlAnswer
  try {
    result = await answer(context, request)
  } catch (error) {
    const refused = refusal(error)
    if (!refused) throw error
    result = refused
  }
  const notices = context.state.takeNotices()
  if (notices.length > 0) await context.outbox.send(notices)
  context.state.save()
  sendJson(response, result.status, result.value)
}
