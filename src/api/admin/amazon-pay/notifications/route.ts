import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listNotifications } from "../../../../admin-views/notification-log"
import type { NotificationsQuery } from "../validators"

/** What the inbox holds, newest first. */
export async function GET(
  request: AuthenticatedMedusaRequest<unknown, NotificationsQuery>,
  response: MedusaResponse,
): Promise<void> {
  const { limit, offset, account, amazon_order_reference_id, state, type } =
    request.validatedQuery as unknown as NotificationsQuery
  response.json(
    await listNotifications(
      request.scope,
      {
        ...(account ? { account } : {}),
        ...(amazon_order_reference_id ? { amazonOrderReferenceId: amazon_order_reference_id } : {}),
        ...(state ? { states: [state].flat() } : {}),
        ...(type ? { type } : {}),
      },
      { limit, offset },
    ),
  )
}
