import type { MedusaResponse } from "@medusajs/framework/http"
import { AmazonUnavailableError } from "../../../workflows/checkout/errors"

/**
 * Answers with what `work` makes. Amazon's being away is answered with 503, which Medusa's errors have no type for; every
 * other error is Medusa's to answer.
 */
export async function answer(response: MedusaResponse, work: () => Promise<object>): Promise<void> {
  // Amazon's word and the buyer's cart of this moment.
  response.set("cache-control", "no-store")
  try {
    response.json(await work())
  } catch (error) {
    if (!(error instanceof AmazonUnavailableError)) throw error
    response.status(503).json({ code: error.code, type: error.type, message: error.message })
  }
}
