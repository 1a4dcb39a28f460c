import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { requireChosenAddress } from "../../../workflows/checkout/require-chosen-address"

/**
 * Before Medusa makes a cart an order: one that goes elsewhere than its buyer chose at Amazon is refused, where the account's
 * options say so. Medusa's own hook for this is for one handler alone, the store's.
 * @see requireChosenAddress
 */
export async function guardCompletion(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    await requireChosenAddress(request.scope, request.params.id ?? "")
    next()
  } catch (error) {
    next(error)
  }
}
