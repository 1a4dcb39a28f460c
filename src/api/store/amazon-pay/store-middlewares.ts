import { validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"
import { retrieveTransformQueryConfig } from "@medusajs/medusa/api/store/carts/query-config"
import { StoreGetCartsCart } from "@medusajs/medusa/api/store/carts/validators"
import { guardCompletion } from "./guard-completion"
import { keepReturnARequest } from "../keep-return-a-request"
import { refuseUnstorable } from "../../refuse-unstorable"

export const storeMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [guardCompletion] },
  { matcher: "/store/returns", methods: ["POST"], middlewares: [keepReturnARequest] },
  { matcher: "/store/amazon-pay*", middlewares: [refuseUnstorable] },
  {
    // Its answer has the cart, with the fields that Medusa's own cart route answers and takes.
    matcher: "/store/amazon-pay/carts/:id/order-reference",
    methods: ["POST"],
    middlewares: [validateAndTransformQuery(StoreGetCartsCart, retrieveTransformQueryConfig)],
  },
]
