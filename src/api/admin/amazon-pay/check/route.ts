import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { diagnose } from "../../../../diagnostics"
import type { CheckBody } from "../validators"

/** Looks at everything that has to be right for Amazon Pay to work, at the store and at Amazon. Changes nothing. */
export async function POST(
  request: AuthenticatedMedusaRequest<CheckBody>,
  response: MedusaResponse,
): Promise<void> {
  const { ipn_url: assumedIpnUrl } = request.validatedBody
  response.json({ findings: await diagnose(request.scope, { assumedIpnUrl, tellsAnswers: false }) })
}
