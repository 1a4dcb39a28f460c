import type { NewOperation } from "../ledger/new-operation"
import type { Snapshot } from "../ledger/rows"
import { isPositive, subtractAmounts } from "../money"
import type { Purpose } from "../vocabulary"
import { chargeTarget } from "./charge-target"
import { amountOf, chargedCaptures, openAuthorization, unresolvedOperation } from "./holds"

/**
 * After a capture of a part: the authorization of the rest, so that it stays held until the next parcel.
 * Tried once after each capture; declined, the next parcel asks for itself.
 */
export function reserveStep(snapshot: Snapshot): NewOperation | undefined {
  const { reference, operations } = snapshot
  if (unresolvedOperation(snapshot) || openAuthorization(snapshot)) return undefined
  if (reference.state !== "Open") return undefined
  const last = operations.findLast(({ kind }) => kind === "authorize" || kind === "capture")
  if (last?.kind !== "capture" || last.state !== "completed") return undefined
  return restAuthorization(snapshot, "upkeep")
}

/** An authorization of what is not charged yet; none when everything is. */
export function restAuthorization(snapshot: Snapshot, purpose: Purpose): NewOperation | undefined {
  const { reference } = snapshot
  const charged = amountOf(chargedCaptures(snapshot), reference.currency_code)
  const rest = subtractAmounts(chargeTarget(reference), charged, reference.currency_code)
  if (!isPositive(rest)) return undefined
  return {
    kind: "authorize",
    action: "Authorize",
    purpose,
    amount: rest,
    parameters: (authorizationReferenceId) => ({
      amazonOrderReferenceId: reference.amazon_order_reference_id,
      authorizationReferenceId,
      authorizationAmount: { amount: rest, currencyCode: reference.currency_code },
      transactionTimeout: 0,
    }),
  }
}
