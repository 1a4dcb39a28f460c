import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { takeBackSimulation } from "../../../../../admin-actions/sandbox-simulations"

/** Takes back what no operation has used yet. */
export async function DELETE(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  const id = request.params.id ?? ""
  await takeBackSimulation(request.scope, id)
  response.json({ id, object: "amazon_pay_simulation", deleted: true })
}
