import type { Snapshot } from "../ledger/rows"

/**
 * Whether Amazon has declined what was asked for last with a new authorization. `declined`: the buyer may choose another payment
 * method at Amazon. `rejected`: they cannot pay this with Amazon Pay any more.
 */
export function declinedPayment({
  reference,
  operations,
}: Snapshot): "declined" | "rejected" | undefined {
  const last = operations.findLast(({ action }) => action === "Authorize")
  if (last?.state !== "declined") return undefined
  const hasEnded = reference.state === "Closed" || reference.state === "Canceled"
  return hasEnded || last.reason_code === "AmazonRejected" ? "rejected" : "declined"
}
