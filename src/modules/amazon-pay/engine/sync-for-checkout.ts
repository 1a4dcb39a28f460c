import type { EngineContext } from "./context"
import { syncOrderReference } from "./sync-order-reference"

/** An order reference as Amazon showed it a moment ago. */
export interface CheckoutSync {
  state: string
  /** Amazon's names of what keeps it from being confirmed. */
  constraints: string[]
  /** `REQUIRED` while the buyer's bank is being waited for, where Amazon says so. */
  authentication: string | null
}

/**
 * Reads an order reference and writes its state down.
 * @throws MwsError when it cannot be read
 */
export async function syncForCheckout(
  { ledger, client }: EngineContext,
  orderReferenceId: string,
): Promise<CheckoutSync> {
  const { reference } = await ledger.snapshot(orderReferenceId)
  const details = await syncOrderReference({ ledger, client }, reference)
  return {
    state: details.orderReferenceStatus?.state ?? reference.state,
    constraints: details.constraints.map(({ constraintId }) => constraintId),
    authentication: details.paymentAuthenticationStatus?.state ?? null,
  }
}

/** Whether an order reference in this state has still to be confirmed, or to be confirmed again. */
export function isWaiting(state: string): boolean {
  return state === "Draft" || state === "Suspended"
}
