import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { accountStatus } from "../../../../admin-views/account-status"

/** The store's merchant accounts as configured, secrets left out, and what has been heard of Amazon for each. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  response.json({ accounts: await accountStatus(request.scope) })
}
