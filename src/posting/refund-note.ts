import type { OperationRow } from "../modules/amazon-pay"

/** What a refund is that this store did not make, by Amazon's type of it (protocol reference §6.5). */
const made: Readonly<Record<string, string>> = {
  BuyerCanceled: "Cancelled by the buyer at Amazon",
  Chargeback: "Taken back by a chargeback at Amazon",
  "AmazonA-ZRefund": "Given back by Amazon after an A-to-z claim",
  "AmazonA-ZGuarantee": "Given back by Amazon after an A-to-z claim",
  "AmazonA-ZCancel": "Given back by Amazon after an A-to-z claim",
}

/** Medusa's note on a refund that was made at Amazon. */
export function refundNote({
  reason_code,
  amazon_id,
  reference_id,
}: Pick<OperationRow, "reason_code" | "amazon_id" | "reference_id">): string {
  const what = made[reason_code ?? ""] ?? "Refunded at Amazon"
  return `${what}: ${amazon_id ?? reference_id}`
}
