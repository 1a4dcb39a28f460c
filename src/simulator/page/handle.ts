import type { ServerResponse } from "node:http"
import { send } from "../http/message"

/** The page that shows a person what is inside. */
export function handlePage(response: ServerResponse): void {
  send(
    response,
    200,
    "text/html; charset=utf-8",
    "<!DOCTYPE html><title>Amazon Pay simulator</title>",
  )
}
