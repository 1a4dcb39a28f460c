import type { OperationRow, Snapshot } from "../ledger/rows"
import { isEqualAmount } from "../money"
import { isAskedAgain } from "./consequences"
import { wasNotDone } from "./not-sent"

/** Charges over an amount that a person asked for, or that this store asks for once more, first one first. */
export function chargesByHand({ operations }: Pick<Snapshot, "operations">): OperationRow[] {
  return operations.filter(
    ({ kind, fulfillment_id, purpose }) =>
      kind === "capture" &&
      fulfillment_id === null &&
      (purpose === "person" || purpose === "upkeep"),
  )
}

/** The tries of a charge by hand up to this one: over the same amount, one after the other, with nothing charged in between. */
export function triesByHand(
  snapshot: Pick<Snapshot, "operations">,
  last: OperationRow,
): OperationRow[] {
  const all = chargesByHand(snapshot)
  const before = all.slice(
    0,
    all.findIndex(({ id }) => id === last.id),
  )
  const isTry = ({ state, amount }: OperationRow) =>
    (state === "declined" || state === "failed") && isEqualAmount(amount ?? "0", last.amount ?? "0")
  return [...before.slice(before.findLastIndex((one) => !isTry(one)) + 1), last]
}

/** Whether this store asked once more for a charge by hand, and could not: it still wants to. */
export function isNotRepeatedYet(operation: OperationRow): boolean {
  return operation.purpose === "upkeep" && wasNotDone(operation)
}

/**
 * The charge by hand that is to be asked for once more by itself, at its `next_check_at`: Amazon has declined it when nobody waited
 * for it any more, for a reason after which a parcel is asked for again (`declinedCharges`), and nobody has charged anything by
 * hand since. One that was declined while its person waited is left to them: it has no `next_check_at`.
 */
export function chargeToRepeat(snapshot: Pick<Snapshot, "operations">): OperationRow | undefined {
  const last = chargesByHand(snapshot).at(-1)
  if (!last || last.next_check_at === null) return undefined
  if (last.state !== "declined" && !isNotRepeatedYet(last)) return undefined
  const declined = triesByHand(snapshot, last).filter(({ state }) => state === "declined")
  return isAskedAgain(declined) ? last : undefined
}
