import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { PolicyOperation } from "@medusajs/framework/utils"
import {
  ActBody,
  AttentionQuery,
  CaptureBody,
  NotificationsQuery,
  PreviewBody,
  RefundBody,
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
  { matcher: "/admin/amazon-pay/*", policies: reading },
  {
    matcher: "/admin/amazon-pay/orders/:id/captures",
    method: ["POST"],
    middlewares: [validateAndTransformBody(CaptureBody)],
    policies: capturing,
  },
  {
    matcher: "/admin/amazon-pay/orders/:id/refunds",
    method: ["POST"],
    middlewares: [validateAndTransformBody(RefundBody)],
    policies: refunding,
  },
  ...["authorizations", "release", "close"].map((action) => ({
    matcher: `/admin/amazon-pay/orders/:id/${action}`,
    method: ["POST" as const],
    middlewares: [validateAndTransformBody(ActBody)],
    policies: changing,
  })),
  {
    matcher: "/admin/amazon-pay/orders/:id/refresh",
    method: ["POST"],
    middlewares: [validateAndTransformBody(ActBody)],
  },
  {
    matcher: "/admin/amazon-pay/orders/:id/parcel-preview",
    method: ["POST"],
    middlewares: [validateAndTransformBody(PreviewBody)],
  },
  {
    matcher: "/admin/amazon-pay/notifications",
    method: ["GET"],
    middlewares: [validateAndTransformQuery(NotificationsQuery, list)],
  },
  {
    matcher: "/admin/amazon-pay/notifications/:id/replay",
    method: ["POST"],
    policies: changing,
  },
  {
    matcher: "/admin/amazon-pay/attention",
    method: ["GET"],
    middlewares: [validateAndTransformQuery(AttentionQuery, list)],
  },
  {
    matcher: "/admin/amazon-pay/topics",
    method: ["POST"],
    middlewares: [validateAndTransformBody(TrustTopicBody)],
    policies: changing,
  },
]
