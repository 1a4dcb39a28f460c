import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { act } from "../../../answer-panel"
import type { ActBody } from "../../../validators"

/** Has what is not charged yet held anew. */
export async function POST(
  request: AuthenticatedMedusaRequest<ActBody>,
  response: MedusaResponse,
): Promise<void> {
  await act(request, response, { do: "authorize" })
}
