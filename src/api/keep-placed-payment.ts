import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { requireReplaceable } from "../checkout/require-replaceable"

/** Of Medusa's own body; what else is in it is Medusa's to check. */
const body = z
  .object({
    provider_id: z.string().optional().catch(undefined),
    data: z
      .object({ amazon_order_reference_id: z.string().optional().catch(undefined) })
      .nullish()
      .catch(null),
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
    const { provider_id, data } = body.parse(request.body)
    await requireReplaceable(request.scope, request.params.id ?? "", {
      providerId: provider_id,
      amazonOrderReferenceId: data?.amazon_order_reference_id,
    })
    next()
  } catch (error) {
    next(error)
  }
}
