import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/**
 * Lets nothing change money that a page of another site could send: a form, or a request of a script that browsers do not ask
 * about first. The dashboard's cookie goes with both. JSON and the header `Authorization` no such page can send.
 * Answers 415.
 */
export function requireJson(
  request: Pick<MedusaRequest, "headers">,
  response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const { authorization, "content-type": type = "" } = request.headers
  if (authorization || type.split(";")[0]?.trim().toLowerCase() === "application/json") {
    next()
    return
  }
  response.status(415).json({
    type: "not_allowed",
    message:
      "Send this as JSON, with the header content-type: application/json, or with a token in the header authorization.",
  })
}
