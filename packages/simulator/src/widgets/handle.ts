import type { IncomingMessage, ServerResponse } from "node:http"
import { WidgetError } from "../domain/widget-error"
import { readBody, send, sendJson } from "../http/message"
import type { Outbox } from "../notifications/outbox"
import type { State } from "../state/state"
import { browserFile } from "./browser-files"
import { answerFrame } from "./frame-answer"
import type { WidgetKind } from "./frame-page"
import { framePage } from "./frame-page"
import { widgetsScript, wrongRegion } from "./script"
import { scriptAt } from "./script-paths"
import { readFrameRequest } from "./visit-body"

const javascript = "text/javascript; charset=utf-8"
/** Pages of any shop load these. */
const open = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" }

const frames: Readonly<Record<string, WidgetKind>> = {
  "/widgets/address-book": "address-book",
  "/widgets/wallet": "wallet",
}

function sendScript(state: State, path: string, response: ServerResponse): boolean {
  const place = scriptAt(path)
  if (!place) return false
  if (place.region !== state.region) {
    send(response, 404, javascript, wrongRegion(place.region, state.region), open)
    return true
  }
  send(response, 200, javascript, widgetsScript(place), open)
  return true
}

async function serveFrame(
  state: State,
  outbox: Outbox,
  kind: WidgetKind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    send(response, 200, "text/html; charset=utf-8", framePage(kind), {
      "Cache-Control": "no-store",
    })
    return
  }
  const asked = readFrameRequest((await readBody(request, 20_000)).toString("utf8"))
  if (!asked) {
    sendJson(response, 400, {
      error: { code: "UnknownError", message: "The request cannot be read." },
    })
    return
  }
  try {
    sendJson(response, 200, answerFrame(state, kind, asked))
  } catch (error) {
    if (!(error instanceof WidgetError)) throw error
    sendJson(response, 200, { error: { code: error.code, message: error.message } })
  } finally {
    state.save()
    void outbox.send(state.takeNotices())
  }
}

/** Serves the scripts and frames of the widgets. @returns whether the path was one of theirs */
export async function handleWidgets(
  state: State,
  outbox: Outbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = (request.url ?? "/").split("?")[0] ?? "/"
  if (request.method === "GET" && sendScript(state, path, response)) return true
  const kind = frames[path]
  if (kind) {
    await serveFrame(state, outbox, kind, request, response)
    return true
  }
  const file = browserFile(path)
  if (file === null) return false
  send(response, 200, javascript, file, open)
  return true
}
