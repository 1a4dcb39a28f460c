import type { OperationRow, Snapshot } from "../ledger/rows"
import type { NewOperation } from "../ledger/new-operation"
import { isAtLeast, isEqualAmount } from "../money"
import { openAuthorization, unresolvedOperation } from "./holds"

export interface CheckoutTexts {
  storeName?: string
}

export type CheckoutStep =
  /** Amazon's answer to this one is unknown: send it again, unchanged. */
  | { do: "resolve"; operation: OperationRow }
  /** The money is held. */
  | { do: "authorized"; operation: OperationRow }
  /** Amazon is still deciding. */
  | { do: "wait"; operation: OperationRow }
  /** Send what was just written down. */
  | { do: "send" }
  /** This order reference cannot pay for this cart any more. */
  | { do: "refuse"; reason: "canceled" | "closed" | "total-changed" }

/**
 * The next call that brings an order reference to an authorization of its total: details, confirm, authorize.
 * The total is frozen by the confirmation (Amazon's rule), so a cart that changed after it needs a new one.
 */
export function checkoutStep(
  snapshot: Snapshot,
  texts: CheckoutTexts,
): { step: CheckoutStep; record?: NewOperation } {
  const { reference, operations } = snapshot
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved) return { step: { do: "resolve", operation: unresolved } }

  const held = openAuthorization(snapshot)
  if (held?.amount && isAtLeast(held.amount, reference.total)) {
    return { step: { do: "authorized", operation: held } }
  }
  const deciding = operations.find(({ kind, state }) => kind === "authorize" && state === "pending")
  if (deciding) return { step: { do: "wait", operation: deciding } }

  const details = operations.findLast(({ kind }) => kind === "details")
  const detailsStand =
    details?.state === "completed" &&
    details.amount !== null &&
    isEqualAmount(details.amount, reference.total)

  switch (reference.state) {
    case "Draft":
      return {
        step: { do: "send" },
        record: detailsStand ? confirm(snapshot) : setDetails(snapshot, texts),
      }
    case "Suspended":
      // The buyer chose another way to pay in the wallet; confirming again opens the order reference.
      if (!detailsStand) return { step: { do: "refuse", reason: "total-changed" } }
      return { step: { do: "send" }, record: confirm(snapshot) }
    case "Open":
      if (!detailsStand) return { step: { do: "refuse", reason: "total-changed" } }
      return { step: { do: "send" }, record: authorize(snapshot) }
    case "Canceled":
      return { step: { do: "refuse", reason: "canceled" } }
    default:
      return { step: { do: "refuse", reason: "closed" } }
  }
}

function setDetails({ reference }: Snapshot, { storeName }: CheckoutTexts): NewOperation {
  return {
    kind: "details",
    action: "SetOrderReferenceDetails",
    amount: reference.total,
    parameters: () => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      orderTotal: { amount: reference.total, currencyCode: reference.currency_code },
      ...(storeName ? { storeName } : {}),
    }),
  }
}

function confirm({ reference }: Snapshot): NewOperation {
  return {
    kind: "confirm",
    action: "ConfirmOrderReference",
    amount: null,
    parameters: () => ({ amazonOrderReferenceId: reference.amazon_order_reference_id }),
  }
}

function authorize({ reference }: Snapshot): NewOperation {
  return {
    kind: "authorize",
    action: "Authorize",
    amount: reference.total,
    parameters: (authorizationReferenceId) => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      authorizationReferenceId,
      authorizationAmount: { amount: reference.total, currencyCode: reference.currency_code },
      // Zero asks for the answer at once: the buyer is waiting.
      transactionTimeout: 0,
    }),
  }
}
