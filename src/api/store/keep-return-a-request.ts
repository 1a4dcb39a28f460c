import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/**
 * Before Medusa takes a return from somebody who knows an order's id and needs no login: what it costs to send goods back is
 * nothing or the shipping option's price, and whether they have come back is said by the store. Medusa takes both from the body, where the one
 * raises what the order costs by any number and the other takes goods off it that are still with the buyer.
 */
export function keepReturnARequest(
  request: Pick<MedusaRequest, "body" | "validatedBody">,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  // Medusa may have checked the body already, or do so later.
  for (const body of [request.body, request.validatedBody]) {
    if (!isObject(body)) continue
    Reflect.deleteProperty(body, "receive_now")
    const shipping: unknown = Reflect.get(body, "return_shipping")
    if (isObject(shipping) && Reflect.get(shipping, "price") !== 0) {
      Reflect.deleteProperty(shipping, "price")
    }
  }
  next()
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null
}
