import type { OperationRow, Snapshot } from "../ledger/rows"

/** Where Amazon sends the buyer's browser after strong customer authentication (protocol reference §12.1). */
export interface ReturnAddresses {
  successUrl: string
  failureUrl: string
}

/**
 * Whether the storefront has the buyer confirm the payment themselves, and how that stands.
 * `under-way`: only Amazon knows what came of it. `due`: what was confirmed is not what is to be paid now.
 */
export type BuyerConfirmation = "not-asked" | "under-way" | "due"

/** Whether a confirmation sends the buyer to Amazon, and so leaves the order reference waiting for them. */
export function asksTheBuyer({ kind, parameters }: Pick<OperationRow, "kind" | "parameters">) {
  return kind === "confirm" && typeof parameters.successUrl === "string"
}

/**
 * Reads from the ledger how the buyer's confirmation stands. It is spent once the total is set again, or an authorization
 * was asked for.
 */
export function buyerConfirmation({ operations }: Pick<Snapshot, "operations">): BuyerConfirmation {
  const index = operations.findLastIndex(asksTheBuyer)
  const last = operations[index]
  if (!last) return "not-asked"
  const spent = operations
    .slice(index + 1)
    .some(({ kind, action }) => kind === "details" || action === "Authorize")
  return last.state === "completed" && !spent ? "under-way" : "due"
}
