import type { MedusaResponse } from "@medusajs/framework/http"
import { cartStatus } from "../../../../../../checkout/cart-status"
import { answer } from "../../../answer"
import { visitorOf, type StoreRequest } from "../../../visitor-of"

/** How the cart's payment stands, and what the buyer does next. */
export async function GET(request: StoreRequest, response: MedusaResponse): Promise<void> {
  await answer(response, () =>
    cartStatus(request.scope, visitorOf(request), request.params.id ?? ""),
  )
}
