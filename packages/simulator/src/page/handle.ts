import type { ServerResponse } from "node:http"
import { send } from "../http/message"
import { markup } from "./markup"

/** The page that shows a person what is inside. */
export function handlePage(response: ServerResponse): void {
  send(response, 200, "text/html; charset=utf-8", markup, { "Cache-Control": "no-store" })
}
