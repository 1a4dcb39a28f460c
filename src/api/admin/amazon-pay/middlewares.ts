import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { PolicyOperation } from "@medusajs/framework/utils"
import { refuseUnstorable } from "../../refuse-unstorable"
import { capturePayment } from "./capture-payment"
import { guardFulfillment } from "./guard-fulfillment"
import { requireJson } from "./require-json"
import {
  ActBody,
  AttentionQuery,
  CaptureBody,
  CheckBody,
  DismissalBody,
  NotificationsQuery,
  PreviewBody,
  RefundBody,
  RegistrationBody,
  SimulationsBody,
  SimulationsQuery,
  TextsQuery,
  TrustTopicBody,
} from "./validators"

/**
 * Who may do what, in the words of Medusa's own payment routes: reading a payment, making a capture, making a refund. Medusa
 * asks for a signed-in user of the dashboard on everything under `/admin` by itself.
 */
const reading = [{ resource: "payment", operation: PolicyOperation.read }]
const capturing = [{ resource: "capture", operation: PolicyOperation.create }]
const refunding = [{ resource: "refund", operation: PolicyOperation.create }]
const changing = [{ resource: "payment", operation: PolicyOperation.update }]

const list = { defaults: ["id"], isList: true }

export const adminMiddlewares: MiddlewareRoute[] = [
  // Medusa has no hook before a fulfillment is made, and one after it would take the store's own place there.
  {
    matcher: "/admin/orders/:id/fulfillments",
    methods: ["POST"],
    middlewares: [guardFulfillment],
  },
  // Medusa's button asks for the whole payment, also when a part of it is charged.
  {
    matcher: "/admin/payments/:id/capture",
    methods: ["POST"],
    middlewares: [capturePayment],
  },
  { matcher: "/admin/amazon-pay/*", policies: reading, middlewares: [refuseUnstorable] },
  { matcher: "/admin/amazon-pay/*", methods: ["POST"], middlewares: [requireJson] },
  {
    matcher: "/admin/amazon-pay/orders/:id/captures",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(CaptureBody)],
    policies: capturing,
  },
  {
    matcher: "/admin/amazon-pay/orders/:id/refunds",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(RefundBody)],
    policies: refunding,
  },
  ...["authorizations", "release", "close"].map((action) => ({
    matcher: `/admin/amazon-pay/orders/:id/${action}`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(ActBody)],
    policies: changing,
  })),
  {
    matcher: "/admin/amazon-pay/orders/:id/refresh",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(ActBody)],
  },
  {
    matcher: "/admin/amazon-pay/orders/:id/parcel-preview",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(PreviewBody)],
  },
  {
    matcher: "/admin/amazon-pay/notifications",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(NotificationsQuery, list)],
  },
  {
    matcher: "/admin/amazon-pay/notifications/:id/replay",
    methods: ["POST"],
    policies: changing,
  },
  {
    matcher: "/admin/amazon-pay/attention",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(AttentionQuery, list)],
  },
  {
    matcher: "/admin/amazon-pay/attention/:id/dismissal",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(DismissalBody)],
    policies: changing,
  },
  {
    matcher: "/admin/amazon-pay/check",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(CheckBody)],
  },
  {
    matcher: "/admin/amazon-pay/registrations",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(RegistrationBody)],
    policies: changing,
  },
  {
    matcher: "/admin/amazon-pay/topics",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(TrustTopicBody)],
    policies: changing,
  },
  {
    matcher: "/admin/amazon-pay/texts",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(TextsQuery, list)],
  },
  {
    matcher: "/admin/amazon-pay/simulations",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(SimulationsQuery, list)],
  },
  {
    matcher: "/admin/amazon-pay/simulations",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(SimulationsBody)],
    policies: changing,
  },
  {
    matcher: "/admin/amazon-pay/simulations/:id",
    methods: ["DELETE"],
    policies: changing,
  },
]
