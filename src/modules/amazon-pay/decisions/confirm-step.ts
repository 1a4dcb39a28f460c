import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { buyerConfirmation, type ReturnAddresses } from "./buyer-confirmation"
import { confirm, detailsStand, isSpent, reached, setDetails } from "./checkout-step"

export type ConfirmStep =
  | { do: "resolve"; operation: OperationRow }
  /** The buyer was sent to confirm before: read what came of it first. */
  | { do: "look" }
  /** Send what was just written down. */
  | { do: "send" }
  /** Nothing is left to confirm; the cart can be completed. */
  | { do: "ready" }
  | { do: "refuse"; reason: "canceled" | "closed" | "total-changed" }

/**
 * The next call that has the buyer confirm exactly the cart's total: details, then a confirmation with return addresses.
 * Confirming again is allowed as long as the order reference is not open (protocol reference §6.1, §12.1).
 * @param looked whether the order reference was read from Amazon since the request came in
 */
export function confirmStep(
  snapshot: Snapshot,
  addresses: ReturnAddresses,
  looked: boolean,
): { step: ConfirmStep; record?: NewOperation } {
  const { reference } = snapshot
  const end = reached(snapshot)
  if (end?.do === "resolve") return { step: end }
  if (end) return { step: { do: "ready" } }
  if (reference.state === "Canceled") return { step: { do: "refuse", reason: "canceled" } }
  if (reference.state === "Closed" || isSpent(snapshot))
    return { step: { do: "refuse", reason: "closed" } }
  if (reference.state !== "Open" && !looked && buyerConfirmation(snapshot) === "under-way") {
    return { step: { do: "look" } }
  }
  if (reference.state === "Draft") {
    const record = detailsStand(snapshot) ? confirm(snapshot, addresses) : setDetails(snapshot)
    return { step: { do: "send" }, record }
  }
  // The total is frozen by the first confirmation (Amazon's rule).
  if (!detailsStand(snapshot)) return { step: { do: "refuse", reason: "total-changed" } }
  if (reference.state === "Suspended") {
    return { step: { do: "send" }, record: confirm(snapshot, addresses) }
  }
  return { step: { do: "ready" } }
}
