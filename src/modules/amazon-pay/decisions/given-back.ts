import type { OperationRow, Snapshot } from "../ledger/rows"
import {
  addAmounts,
  isAtLeast,
  isPositive,
  lesserAmount,
  subtractAmounts,
  type AmountText,
} from "../money"
import { withoutRow } from "../vocabulary"
import { amountOf, chargedCaptures, nonFailedCaptures } from "./holds"
import { notMadeGood } from "./made-good"

/**
 * Refunds that count as given back: also one that Amazon has declined and Medusa still has a row of. Medusa has credited it, and
 * the merchant has to give the money back another way.
 */
export function givenBack(snapshot: Snapshot): OperationRow[] {
  return [
    ...snapshot.operations.filter(
      ({ kind, state }) => kind === "refund" && (state === "completed" || state === "pending"),
    ),
    ...declinedInMedusa(snapshot),
  ]
}

/** Refunds that Amazon has declined and Medusa still has a row of, that were not made good since. */
export function declinedInMedusa(snapshot: Snapshot): OperationRow[] {
  return notMadeGood(snapshot).filter(({ booked_id }) => !booked_id?.startsWith(withoutRow))
}

/**
 * What was charged and not given back (major units): a capture without an answer counts as made.
 * @param isCounted which refunds count; all of them, unless it is said
 */
export function keptOf(
  snapshot: Snapshot,
  isCounted: (refund: OperationRow) => boolean = () => true,
): AmountText {
  const refunds = givenBack(snapshot).filter(isCounted)
  return keptOfCaptures(nonFailedCaptures(snapshot), refunds, snapshot.reference.currency_code)
}

/**
 * What captures have charged, less what was given back of each (major units). What was given back of a capture beyond what it had
 * charged pays for nothing, and is owed by nobody: it is taken from no other capture.
 */
export function keptOfCaptures(
  captures: readonly OperationRow[],
  refunds: readonly OperationRow[],
  currency: string,
): AmountText {
  const ofAny = captures.map(({ amazon_id }) => amazon_id)
  const kept = captures.map(({ amazon_id, amount }) => {
    const own = refunds.filter((refund) => amazon_id && refund.amazon_parent_id === amazon_id)
    return atLeastZero(subtractAmounts(amount ?? "0", amountOf(own, currency), currency))
  })
  const others = refunds.filter(({ amazon_parent_id }) => !ofAny.includes(amazon_parent_id))
  const all = addAmounts(kept, currency)
  return atLeastZero(subtractAmounts(all, amountOf(others, currency), currency))

  function atLeastZero(amount: AmountText): AmountText {
    return isPositive(amount) ? amount : addAmounts([], currency)
  }
}

/**
 * Refunds of captures that were given back whole, by one refund or several: as if they had never been made. What was given
 * back of a capture that stands in part is good will.
 */
export function fullRefunds(snapshot: Snapshot): OperationRow[] {
  const { currency_code } = snapshot.reference
  const refunds = givenBack(snapshot)
  return chargedCaptures(snapshot).flatMap(({ amazon_id, amount }) => {
    const own = refunds.filter((refund) => amazon_id && refund.amazon_parent_id === amazon_id)
    return own.length && isAtLeast(amountOf(own, currency_code), amount ?? "0") ? own : []
  })
}

/** Refunds that Amazon has paid out. */
export function completedRefunds({ operations }: Pick<Snapshot, "operations">): OperationRow[] {
  return operations.filter(({ kind, state }) => kind === "refund" && state === "completed")
}

/**
 * What of a refund its capture has charged (major units): Amazon lets more be given back than was captured (protocol
 * reference §6.3), Medusa does not. Earlier refunds of the capture come first; of a capture that the ledger does not know,
 * all of it.
 */
export function coveredOf(refund: OperationRow, snapshot: Snapshot): AmountText {
  const { currency_code } = snapshot.reference
  const nothing = addAmounts([], currency_code)
  const { amazon_parent_id, sequence, amount } = refund
  const capture = snapshot.operations.find(
    ({ kind, amazon_id }) =>
      kind === "capture" && amazon_id !== null && amazon_id === amazon_parent_id,
  )
  if (!capture) return amount ?? nothing
  const earlier = completedRefunds(snapshot).filter(
    (one) => one.amazon_parent_id === amazon_parent_id && one.sequence < sequence,
  )
  const left = subtractAmounts(
    capture.amount ?? "0",
    amountOf(earlier, currency_code),
    currency_code,
  )
  return isPositive(left) ? lesserAmount(amount ?? nothing, left) : nothing
}
