import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { act } from "../../../answer-panel"
import type { RefundBody } from "../../../validators"

/** Gives back an amount of one capture, or asks again for a refund that Amazon has declined. */
export async function POST(
  request: AuthenticatedMedusaRequest<RefundBody>,
  response: MedusaResponse,
): Promise<void> {
  const body = request.validatedBody
  if ("amazon_refund_id" in body) {
    const { amazon_refund_id } = body
    await act(request, response, { do: "refund-again", amazon_refund_id })
    return
  }
  const { amazon_capture_id, amount, note, refund_reason_id } = body
  await act(request, response, { do: "refund", amazon_capture_id, amount, note, refund_reason_id })
}
