import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { captureWhatIsLeft } from "../../../admin-actions/capture-what-is-left"

/** Of Medusa's own body; what else is in it is Medusa's to check. */
const body = z.looseObject({ amount: z.number().positive().optional() })

/**
 * Before Medusa captures a payment: one that is asked for whole is asked for as far as it is left. Medusa's own button
 * always asks for the whole.
 * @see captureWhatIsLeft
 */
export async function capturePayment(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const asked = body.safeParse(request.body ?? {})
    const left = asked.success
      ? await captureWhatIsLeft(request.scope, request.params.id ?? "", asked.data.amount)
      : null
    // Medusa's body has amounts as numbers; a decimal of the currency's digits survives that.
    if (left !== null) {
      request.body = { ...asked.data, amount: Number(left) }
      // Should Medusa have looked at the body before.
      if (request.validatedBody) request.validatedBody = request.body
    }
    next()
  } catch (error) {
    next(error)
  }
}
