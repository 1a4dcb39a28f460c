import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import {
  addAmounts,
  isAtLeast,
  isPositive,
  lesserAmount,
  subtractAmounts,
  type AmountText,
} from "../money"
import { acceptedRefunds, isMadeElsewhere, isUnbooked, unresolvedRefund } from "./holds"

export interface RefundAsk {
  /** Major units, in the order reference's currency. */
  amount: AmountText
  /** The Medusa refund row that asks. */
  bookedId: string
  /**
   * What the row is about. A refund: the very one it was made to book, nothing is ever refunded for it. A capture: the
   * one to refund from, and no other.
   */
  operationId?: string
  /** What a person wrote about it. */
  note?: string | undefined
}

export type RefundStep =
  /** The refund this row was made for is booked by another row, or Amazon did not take it. */
  | { do: "not-to-book"; operationId: string }
  | { do: "resolve"; operation: OperationRow }
  | { do: "send" }
  | { do: "done" }
  | { do: "refuse"; refundable: AmountText }

/**
 * The next refund towards an amount, newest capture first. What this row asked for already counts, and so do
 * refunds Amazon took on for a row Medusa has deleted since: they are taken over before a new one is made. What somebody
 * refunded in Seller Central is none of them.
 */
export function refundStep(
  snapshot: Snapshot,
  ask: RefundAsk,
  deletedRowIds: ReadonlySet<string>,
): {
  step: RefundStep
  record?: NewOperation
  book?: { operations: OperationRow[]; bookedId: string }
} {
  const about = snapshot.operations.find(({ id }) => id === ask.operationId)
  const from = about?.kind === "capture" ? about : undefined
  if (ask.operationId && !from)
    return booking(snapshot, { ...ask, operationId: ask.operationId }, deletedRowIds)
  const unresolved = unresolvedRefund(snapshot)
  if (unresolved) return { step: { do: "resolve", operation: unresolved } }

  const currency = snapshot.reference.currency_code
  const accepted = acceptedRefunds(snapshot)
  let open = accepted
    .filter(({ booked_id }) => booked_id === ask.bookedId)
    .reduce((rest, { amount }) => subtractAmounts(rest, amount ?? "0", currency), ask.amount)

  const adopted: OperationRow[] = []
  for (const refund of accepted) {
    if (refund.booked_id === ask.bookedId || !isUnbooked(refund, deletedRowIds)) continue
    // It is another refund, and gets a row of its own.
    if (isMadeElsewhere(refund)) continue
    if (refund.amount === null || !isAtLeast(open, refund.amount)) continue
    if (from && refund.amazon_parent_id !== from.amazon_id) continue
    adopted.push(refund)
    open = subtractAmounts(open, refund.amount, currency)
  }
  const book = adopted.length ? { operations: adopted, bookedId: ask.bookedId } : undefined
  if (!isPositive(open)) return { step: { do: "done" }, book }

  const refundable = refundableCaptures(snapshot).filter(
    ({ captureId }) => !from || captureId === from.amazon_id,
  )
  const total = addAmounts(
    refundable.map(({ left }) => left),
    currency,
  )
  const [newest] = refundable
  if (!newest || !isAtLeast(total, open)) {
    return { step: { do: "refuse", refundable: total } }
  }
  return {
    step: { do: "send" },
    record: refund(snapshot, ask, newest.captureId, lesserAmount(open, newest.left)),
    book,
  }
}

function booking(
  snapshot: Snapshot,
  { operationId, bookedId }: RefundAsk & { operationId: string },
  deletedRowIds: ReadonlySet<string>,
): ReturnType<typeof refundStep> {
  const made = acceptedRefunds(snapshot).find(({ id }) => id === operationId)
  if (!made || !(made.booked_id === bookedId || isUnbooked(made, deletedRowIds))) {
    return { step: { do: "not-to-book", operationId } }
  }
  return { step: { do: "done" }, book: { operations: [made], bookedId } }
}

function refundableCaptures(snapshot: Snapshot): { captureId: string; left: AmountText }[] {
  const currency = snapshot.reference.currency_code
  return snapshot.operations
    .filter(({ kind, state }) => kind === "capture" && state === "completed")
    .flatMap(({ amazon_id, amount }) => {
      if (!amazon_id || !amount) return []
      const refunded = acceptedRefunds(snapshot)
        .filter(({ amazon_parent_id }) => amazon_parent_id === amazon_id)
        .map((row) => row.amount ?? "0")
      const left = subtractAmounts(amount, addAmounts(refunded, currency), currency)
      return isPositive(left) ? [{ captureId: amazon_id, left }] : []
    })
    .reverse()
}

function refund(
  { reference }: Snapshot,
  ask: RefundAsk,
  amazonCaptureId: string,
  amount: AmountText,
): NewOperation {
  return {
    kind: "refund",
    action: "Refund",
    purpose: "person",
    amount,
    amazonParentId: amazonCaptureId,
    bookedId: ask.bookedId,
    ...(ask.note ? { words: { note: ask.note } } : {}),
    parameters: (refundReferenceId) => ({
      amazonCaptureId,
      refundReferenceId,
      refundAmount: { amount, currencyCode: reference.currency_code },
    }),
  }
}
