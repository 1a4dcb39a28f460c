import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replayNotification } from "../../../../../../workflows/replay-notification"

/** Works on a message again, now, and answers with what came of it. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  const { params, scope, auth_context } = request
  const notification = await replayNotification(scope, params.id ?? "", auth_context.actor_id)
  response.json({ notification })
}
