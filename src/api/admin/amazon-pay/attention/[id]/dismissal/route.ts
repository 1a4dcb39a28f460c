import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { dismissAmazonPayAttentionWorkflow } from "../../../../../../workflows/dismiss-attention"
import type { DismissalBody } from "../../../validators"

/** Takes an order off the list of those that need attention. */
export async function POST(
  request: AuthenticatedMedusaRequest<DismissalBody>,
  response: MedusaResponse,
): Promise<void> {
  const order_reference_id = request.params.id ?? ""
  const { actor_id: dismissed_by } = request.auth_context
  await dismissAmazonPayAttentionWorkflow(request.scope).run({
    input: { ...request.validatedBody, order_reference_id, dismissed_by },
  })
  response.json({ order_reference_id, dismissed: true })
}
