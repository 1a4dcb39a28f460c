import type { MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { readStorefrontConfig } from "../../../../checkout/storefront-config"
import { answer } from "../answer"
import { readInput } from "../read-input"
import { visitorOf, type StoreRequest } from "../visitor-of"

const id = z.string({ error: "must be given once" }).min(1, "must not be empty").max(100).optional()
const querySchema = z.object({ cart_id: id, provider_id: id })

/** What a page needs to show Amazon's button and widgets. */
export async function GET(request: StoreRequest, response: MedusaResponse): Promise<void> {
  const { cart_id, provider_id } = readInput(querySchema, request.query)
  // From `?locale=` or the header `x-medusa-locale`, as for Medusa's own routes.
  const { locale } = request
  await answer(response, () =>
    readStorefrontConfig(request.scope, visitorOf(request), {
      ...(cart_id === undefined ? {} : { cartId: cart_id }),
      ...(provider_id === undefined ? {} : { providerId: provider_id }),
      ...(locale ? { locale } : {}),
    }),
  )
}
