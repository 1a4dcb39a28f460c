import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { previewParcel } from "../../../../../../admin-views/preview-parcel"
import { orderOf } from "../../../answer-panel"
import type { PreviewBody } from "../../../validators"

/** What packing these items would charge, and how; `before_shipping` is null for an order without Amazon Pay. */
export async function POST(
  request: AuthenticatedMedusaRequest<PreviewBody>,
  response: MedusaResponse,
): Promise<void> {
  const { items } = request.validatedBody
  response.json({ before_shipping: await previewParcel(request.scope, orderOf(request), items) })
}
