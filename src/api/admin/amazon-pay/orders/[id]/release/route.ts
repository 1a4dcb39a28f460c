import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { act } from "../../../answer-panel"
import type { ActBody } from "../../../validators"

/** Gives back what is held; the order reference stays open. */
export async function POST(
  request: AuthenticatedMedusaRequest<ActBody>,
  response: MedusaResponse,
): Promise<void> {
  await act(request, response, { do: "release" })
}
