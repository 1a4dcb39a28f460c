import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { requireChargeable } from "../../../admin-views/require-chargeable"

/** Of Medusa's own body; what else is in it is Medusa's to check. */
const body = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), quantity: z.coerce.number().positive() })),
})

/**
 * Before Medusa makes a fulfillment: one that cannot be charged is refused, where the account's options say so.
 * @see requireChargeable
 */
export async function guardFulfillment(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const asked = body.safeParse(request.body)
    if (asked.success) {
      await requireChargeable(request.scope, request.params.id ?? "", asked.data.items)
    }
    next()
  } catch (error) {
    next(error)
  }
}
