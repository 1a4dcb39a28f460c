import type { MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { confirmCart } from "../../../../../../checkout/confirm-cart"
import { answer } from "../../../answer"
import { readInput } from "../../../read-input"
import { visitorOf, type StoreRequest } from "../../../visitor-of"

const address = z
  .url({ protocol: /^https?$/, error: "must be an absolute http or https address" })
  .max(2_000, "is too long")
const bodySchema = z.strictObject({ success_url: address, failure_url: address })

/** Has the buyer confirm the payment at their bank (SCA). */
export async function POST(request: StoreRequest, response: MedusaResponse): Promise<void> {
  const body = readInput(bodySchema, request.body)
  await answer(response, () =>
    confirmCart(request.scope, visitorOf(request), {
      cartId: request.params.id ?? "",
      successUrl: body.success_url,
      failureUrl: body.failure_url,
    }),
  )
}
