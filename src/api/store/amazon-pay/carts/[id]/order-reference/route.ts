import type { MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers"
import {
  readAccessToken,
  takeOrderReference,
} from "../../../../../../checkout/take-order-reference"
import { answer } from "../../../answer"
import { readInput } from "../../../read-input"
import { visitorOf, type StoreRequest } from "../../../visitor-of"

const bodySchema = z.strictObject({
  amazon_order_reference_id: z
    .string({ error: "must be a text" })
    .regex(/^[A-Z]\d{2}-\d{7}-\d{7}$/, "must be an order reference id such as S01-1234567-1234567"),
  access_token: z
    .string({ error: "must be a text" })
    .transform(readAccessToken)
    .refine((token) => token !== null, "must be the token Amazon's login gave")
    .nullish(),
  provider_id: z.string({ error: "must be a text" }).max(100, "is too long").optional(),
})

/** Reads the order reference that the widgets made, and fills the cart with what Amazon tells of the buyer. */
export async function POST(request: StoreRequest, response: MedusaResponse): Promise<void> {
  const body = readInput(bodySchema, request.body)
  const cartId = request.params.id ?? ""
  await answer(response, async () => {
    const order_reference = await takeOrderReference(request.scope, visitorOf(request), {
      cartId,
      amazonOrderReferenceId: body.amazon_order_reference_id,
      ...(body.access_token ? { accessToken: body.access_token } : {}),
      ...(body.provider_id === undefined ? {} : { providerId: body.provider_id }),
    })
    const fields = request.queryConfig.fields
    const cart: unknown = await refetchCart(cartId, request.scope, fields)
    return { order_reference, cart }
  })
}
