import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { requireReplaceable } from "../workflows/checkout/require-replaceable"

/** Of Medusa's own body; what else is in it is Medusa's to check. */
const body = z
  .object({
    data: z.object({ amazon_order_reference_id: z.string().optional() }).nullish(),
  })
  .catch({ data: null })

/**
 * Before Medusa makes a payment session, and with it deletes the one before: refused for a payment collection that keeps its
 * order reference. Medusa's route takes any collection's id, with the publishable key alone.
 * @see requireReplaceable
 */
export async function keepPlacedPayment(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const { data } = body.parse(request.body)
    const offered = data?.amazon_order_reference_id
    await requireReplaceable(request.scope, request.params.id ?? "", offered)
    next()
  } catch (error) {
    next(error)
  }
}
