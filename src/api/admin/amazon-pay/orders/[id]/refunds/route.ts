import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { act } from "../../../answer-panel"
import type { RefundBody } from "../../../validators"

/** Gives back an amount of one capture. */
export async function POST(
  request: AuthenticatedMedusaRequest<RefundBody>,
  response: MedusaResponse,
): Promise<void> {
  const { amazon_capture_id, amount, note, refund_reason_id } = request.validatedBody
  await act(request, response, { do: "refund", amazon_capture_id, amount, note, refund_reason_id })
}
