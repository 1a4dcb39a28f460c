import type { AuthenticatedMedusaRequest, MedusaStoreRequest } from "@medusajs/framework/http"
import type { Visitor } from "../../../checkout/visitor"

/** Who asks, from what Medusa's middlewares for `/store` have put into the request. */
export function visitorOf(request: StoreRequest): Visitor {
  const { actor_type, actor_id } = request.auth_context ?? {}
  return {
    customerId: actor_type === "customer" && actor_id ? actor_id : undefined,
    salesChannelIds: request.publishable_key_context.sales_channel_ids,
    client: request.ip ?? "unknown",
  }
}

/** Logging in is optional at the storefront. */
export type StoreRequest = MedusaStoreRequest & {
  auth_context?: AuthenticatedMedusaRequest["auth_context"]
}
