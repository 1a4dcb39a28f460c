import { found, type Verdict } from "./finding"

/**
 * Judges GetMerchantAccountStatus (reference §3.7).
 * @param answer the status, or the code of an error
 */
export function judgeMerchant(answer: { status: string } | { errorCode: string }): Verdict {
  if ("errorCode" in answer) {
    return answer.errorCode === "InvalidAccountStatus"
      ? found("merchant-suspended")
      : found("merchant-untold", { code: answer.errorCode })
  }
  const { status } = answer
  if (status === "ACTIVE") return found("merchant-active")
  return status === "INACTIVE" ? found("merchant-suspended") : found("merchant-other", { status })
}

/** Judges GetServiceStatus: `GREEN`, `GREEN_I`, `YELLOW` or `RED`. */
export function judgeService(status: string): Verdict {
  if (status === "RED") return found("service-down")
  return found(status === "YELLOW" ? "service-troubled" : "service-up")
}
