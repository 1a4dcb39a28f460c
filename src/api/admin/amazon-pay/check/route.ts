import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { diagnose } from "../../../../workflows/doctor"

/** Looks at everything that has to be right for Amazon Pay to work, at the store and at Amazon. Changes nothing. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  response.json({ findings: await diagnose(request.scope) })
}
