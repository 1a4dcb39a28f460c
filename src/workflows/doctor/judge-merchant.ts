import { well, wrong, type Verdict } from "./finding"

const suspended = wrong(
  "merchant",
  "Amazon says that the merchant account cannot take payments: it is suspended or not fully set up.",
  "See what Seller Central asks for on its first page.",
)

/**
 * Judges GetMerchantAccountStatus (reference §3.7).
 * @param answer the status, or the code of an error
 */
export function judgeMerchant(answer: { status: string } | { errorCode: string }): Verdict {
  if ("errorCode" in answer) {
    if (answer.errorCode === "InvalidAccountStatus") return suspended
    return well("merchant", `Amazon does not tell how the account stands (${answer.errorCode}).`)
  }
  if (answer.status === "ACTIVE") return well("merchant", "The merchant account is active.")
  return answer.status === "INACTIVE"
    ? suspended
    : well("merchant", `Amazon calls the merchant account ${answer.status}.`)
}

/** Judges GetServiceStatus: `GREEN`, `GREEN_I`, `YELLOW` or `RED`. */
export function judgeService(status: string): Verdict {
  if (status === "RED") {
    return wrong(
      "service",
      "Amazon says that its service is down or nearly so.",
      "Wait: nothing is lost, and what could not be done is tried again.",
    )
  }
  return well(
    "service",
    status === "YELLOW"
      ? "Amazon says that its service has more errors than usual."
      : "Amazon says that its service is up.",
  )
}
