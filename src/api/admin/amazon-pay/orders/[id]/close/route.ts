import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { act } from "../../../answer-panel"
import type { ActBody } from "../../../validators"

/** Ends new authorizations of the order. */
export async function POST(
  request: AuthenticatedMedusaRequest<ActBody>,
  response: MedusaResponse,
): Promise<void> {
  await act(request, response, { do: "close" })
}
