import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { isUnresolved } from "../vocabulary"
import { wasNotSent } from "./not-sent"

export type NameStep =
  { do: "resolve"; operation: OperationRow } | { do: "send" } | { do: "nothing" }

/**
 * An order reference that was confirmed before there was an order has no number at Amazon, and is told it once: whether Amazon
 * lets a text be changed that was set before is not certain (protocol reference §3.2). So one that was refused is not tried
 * again, and nothing else waits for it.
 */
export function nameStep(snapshot: Snapshot): { step: NameStep; record?: NewOperation } {
  const last = snapshot.operations.findLast(({ kind }) => kind === "name")
  if (last && isUnresolved(last.state)) return { step: { do: "resolve", operation: last } }
  if (!isNameless(snapshot)) return { step: { do: "nothing" } }
  return {
    step: { do: "send" },
    record: {
      kind: "name",
      action: "SetOrderAttributes",
      purpose: "upkeep",
      amount: null,
      parameters: () => ({
        amazonOrderReferenceId: snapshot.reference.amazon_order_reference_id,
      }),
    },
  }
}

/** Whether Amazon was told no number of the order, and can be. */
export function isNameless({ reference, operations }: Snapshot): boolean {
  if (reference.state === "Draft" || reference.state === "Canceled") return false
  const details = operations.findLast(
    ({ kind, state }) => kind === "details" && state === "completed",
  )
  if (!details || details.parameters.sellerOrderId !== undefined) return false
  return operations.every((one) => one.kind !== "name" || wasNotSent(one))
}
