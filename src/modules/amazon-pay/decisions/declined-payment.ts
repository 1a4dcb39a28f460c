import type { Snapshot } from "../ledger/rows"

/**
 * Whether Amazon has declined what was asked for last with a new authorization, and what can be done. `declined`: Amazon waits for the
 * buyer to choose another payment method. `failed`: the order reference is open, and a person may authorize again. `rejected`: it has
 * ended, and takes nothing any more (protocol reference §6.1).
 */
export function declinedPayment({
  reference,
  operations,
}: Snapshot): "declined" | "failed" | "rejected" | undefined {
  const last = operations.findLast(({ action }) => action === "Authorize")
  if (last?.state !== "declined") return undefined
  if (reference.state === "Suspended") return "declined"
  return reference.state === "Closed" || reference.state === "Canceled" ? "rejected" : "failed"
}
