import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listAttention } from "../../../../admin-views/attention-list"
import type { AttentionQuery } from "../validators"

/** Orders that need a person, the one that waits longest first. */
export async function GET(
  request: AuthenticatedMedusaRequest<unknown, AttentionQuery>,
  response: MedusaResponse,
): Promise<void> {
  const { limit, offset } = request.validatedQuery as unknown as AttentionQuery
  response.json(await listAttention(request.scope, { limit, offset }))
}
