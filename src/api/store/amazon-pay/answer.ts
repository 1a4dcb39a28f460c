import type { MedusaResponse } from "@medusajs/framework/http"
import { AmazonUnavailableError, TooManyRequestsError } from "../../../checkout/errors"

/**
 * Answers with what `work` makes. Amazon's being away is answered with 503, and who asks too often with 429, which Medusa's
 * errors have no types for; every other error is Medusa's to answer.
 */
export async function answer(response: MedusaResponse, work: () => Promise<object>): Promise<void> {
  // Amazon's word and the buyer's cart of this moment.
  response.set("cache-control", "no-store")
  try {
    response.json(await work())
  } catch (error) {
    if (answerTooMany(response, error)) return
    if (!(error instanceof AmazonUnavailableError)) throw error
    response.status(503).json({ code: error.code, type: error.type, message: error.message })
  }
}

/** @returns whether that is what was thrown, and it is answered */
export function answerTooMany(response: MedusaResponse, error: unknown): boolean {
  if (!(error instanceof TooManyRequestsError)) return false
  response
    .set("retry-after", String(error.retryAfter))
    .status(429)
    .json({ type: "too_many_requests", message: error.message })
  return true
}
