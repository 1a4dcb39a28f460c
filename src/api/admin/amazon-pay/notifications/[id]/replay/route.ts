import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { replayNotification } from "../../../../../../workflows/notification/notification-log"

/** Works on a message again, now, and answers with what came of it. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  response.json({ notification: await replayNotification(request.scope, request.params.id ?? "") })
}
