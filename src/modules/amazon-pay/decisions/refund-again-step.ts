import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { isAtLeast, subtractAmounts, type AmountText } from "../money"
import { withoutSimulation } from "../simulations/note"
import type { Purpose } from "../vocabulary"
import { isRefundedAgain } from "./consequences"
import { acceptedRefunds, amountOf, unresolvedRefund } from "./holds"
import { isMadeGood } from "./made-good"
import { wasNotDone } from "./not-sent"

export type RefundAgainStep =
  | { do: "resolve"; operation: OperationRow }
  | { do: "send" }
  /** It is no refund that Amazon has declined, or was asked for again, or its capture takes none any more. */
  | { do: "nothing" }

/**
 * Asks again for a refund that Amazon has declined, for the same row of Medusa's; see `isMadeGood`. What was said of it is said
 * again.
 */
export function refundAgainStep(
  snapshot: Snapshot,
  operationId: string,
  purpose: Purpose,
): {
  step: RefundAgainStep
  record?: NewOperation
} {
  const unresolved = unresolvedRefund(snapshot)
  if (unresolved) return { step: { do: "resolve", operation: unresolved } }
  const declined = snapshot.operations.find(({ id }) => id === operationId)
  if (!declined || !takesAgain(snapshot, declined)) return { step: { do: "nothing" } }
  const { refundReferenceId: _before, ...parameters } = withoutSimulation(declined)
  return {
    step: { do: "send" },
    record: {
      kind: "refund",
      action: "Refund",
      purpose,
      amount: declined.amount,
      ...(declined.amazon_parent_id ? { amazonParentId: declined.amazon_parent_id } : {}),
      bookedId: declined.booked_id,
      parameters: (refundReferenceId) => ({ ...parameters, refundReferenceId }),
    },
  }
}

/** Whether a refund was declined that Medusa shows, and its capture still takes it. */
export function takesAgain(snapshot: Snapshot, refund: OperationRow): boolean {
  const { kind, state, booked_id, amount, parameters } = refund
  if (isMadeGood(refund, snapshot)) return false
  if (kind !== "refund" || state !== "declined" || booked_id === null || amount === null)
    return false
  // Somebody else made it, and what was said of it is not known here.
  if (!Object.keys(parameters).length) return false
  const capture = snapshot.operations.find(
    (one) =>
      one.kind === "capture" && one.amazon_id !== null && one.amazon_id === refund.amazon_parent_id,
  )
  if (capture?.state !== "completed" || capture.amazon_state === "Closed") return false
  return isAtLeast(leftOf(snapshot, capture), amount)
}

/** Declined refunds that are asked for again by themselves, now or in a while; refused, that is left to a person. */
export function refundsToRepeat(snapshot: Snapshot): OperationRow[] {
  return snapshot.operations.filter(
    (refund) =>
      takesAgain(snapshot, refund) &&
      isRefundedAgain(triesOf(snapshot, refund).filter((one) => !wasNotDone(one))),
  )
}

/** The tries of a refund: for the same row of Medusa's, of the same capture, over the same amount. */
function triesOf({ operations }: Snapshot, refund: OperationRow): OperationRow[] {
  return operations.filter(
    ({ kind, booked_id, amazon_parent_id, amount }) =>
      kind === "refund" &&
      booked_id === refund.booked_id &&
      amazon_parent_id === refund.amazon_parent_id &&
      amount === refund.amount,
  )
}

function leftOf(snapshot: Snapshot, capture: OperationRow): AmountText {
  const { currency_code } = snapshot.reference
  const refunds = acceptedRefunds(snapshot).filter(
    ({ amazon_parent_id }) => amazon_parent_id === capture.amazon_id,
  )
  return subtractAmounts(capture.amount ?? "0", amountOf(refunds, currency_code), currency_code)
}
