import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { spendForCompletion } from "../../../workflows/checkout/spend-for-completion"
import { answerTooMany } from "./answer"
import { whenAnswered } from "./when-answered"
import { requireChosenAddress } from "../../../workflows/checkout/require-chosen-address"

/**
 * Before Medusa makes a cart an order: one that goes elsewhere than its buyer chose at Amazon is refused, where the account's
 * options say so, and one that has cost Amazon's quota too often for nothing is answered with 429. Medusa's own hook for this is for one handler alone, the store's.
 * @see requireChosenAddress
 */
export async function guardCompletion(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const cartId = request.params.id ?? ""
    await requireChosenAddress(request.scope, cartId)
    const visitor = { client: request.ip ?? "unknown" }
    const giveBack = await spendForCompletion(request.scope, visitor, cartId)
    whenAnswered(response, () => void giveBack())
    next()
  } catch (error) {
    if (!answerTooMany(response, error)) next(error)
  }
}
