import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerPanel } from "../../answer-panel"

/** The order as Amazon has it: order references, authorizations, captures, refunds, parcels, what may be done. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
): Promise<void> {
  await answerPanel(request, response)
}
