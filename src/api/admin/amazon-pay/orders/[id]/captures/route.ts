import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { act } from "../../../answer-panel"
import type { CaptureBody } from "../../../validators"

/** Charges a parcel that was not charged, or an amount. */
export async function POST(
  request: AuthenticatedMedusaRequest<CaptureBody>,
  response: MedusaResponse,
): Promise<void> {
  const { amount, fulfillment_id = "" } = request.validatedBody
  await act(
    request,
    response,
    amount === undefined
      ? { do: "capture-parcel", fulfillment_id }
      : { do: "capture-amount", amount },
  )
}
