import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { spendForCompletion } from "../../../checkout/spend-for-completion"
import { answerTooMany } from "./answer"
import { whenAnswered } from "./when-answered"

/**
 * Before Medusa makes a cart an order: one that has cost Amazon's quota too often for nothing is answered with 429. Medusa's own
 * hook for this is for one handler alone, the store's.
 */
export async function guardCompletion(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const cartId = request.params.id ?? ""
    const visitor = { client: request.ip ?? "unknown" }
    const giveBack = await spendForCompletion(request.scope, visitor, cartId)
    whenAnswered(response, () => void giveBack())
    next()
  } catch (error) {
    if (!answerTooMany(response, error)) next(error)
  }
}
