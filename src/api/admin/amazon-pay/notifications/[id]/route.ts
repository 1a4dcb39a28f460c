import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retrieveNotification } from "../../../../../admin-views/notification-log"

/** One message of the inbox, with its masked text. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  response.json({
    notification: await retrieveNotification(request.scope, request.params.id ?? ""),
  })
}
