import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RequestLimit } from "./request-limit"

const minute = 60_000
const maxKeys = 10_000

/** A buyer reads after every choice in the widgets and confirms once or twice; a family shares a client address. */
const perCart = {
  changing: new RequestLimit(30, minute, maxKeys),
  reading: new RequestLimit(60, minute, maxKeys),
}
const perClient = new RequestLimit(300, minute, maxKeys)

/** Keeps one visitor from using up the shop's quota at Amazon. Answers 429 with `Retry-After`. */
export function limitRequests(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const cartId = /\/carts\/([^/?]{1,100})/.exec(request.originalUrl)?.[1]
  const carts = request.method === "GET" ? perCart.reading : perCart.changing
  const wait = Math.max(
    perClient.take(request.ip ?? "unknown"),
    cartId === undefined ? 0 : carts.take(cartId),
  )
  if (wait === 0) {
    next()
    return
  }
  response
    .set("retry-after", String(wait))
    .status(429)
    .json({
      type: "too_many_requests",
      message: `Too many requests for Amazon Pay. Try again in ${wait} seconds.`,
    })
}
