import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { registerIpn } from "../../../../diagnostics"
import type { RegistrationBody } from "../validators"

/** Tells Amazon where to deliver notifications, for every account; addresses registered before stay. */
export async function POST(
  request: AuthenticatedMedusaRequest<RegistrationBody>,
  response: MedusaResponse,
): Promise<void> {
  const { url } = request.validatedBody
  response.json({ findings: await registerIpn(request.scope, { url }) })
}
