import type { NewOperation } from "../ledger/new-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { openAuthorization, unresolvedOperation } from "./holds"
import { restAuthorization } from "./reserve-step"

export type HoldStep =
  | { do: "resolve"; operation: OperationRow }
  | { do: "send" }
  /** Money is held, or Amazon is deciding on it. */
  | { do: "held"; operation: OperationRow }
  /** Everything is charged. */
  | { do: "nothing-left" }
  | { do: "refuse"; state: string; reason: string | null }

/** How a person's wish to have the rest of an order held is met. */
export function holdStep(snapshot: Snapshot): { step: HoldStep; record?: NewOperation } {
  const unresolved = unresolvedOperation(snapshot)
  if (unresolved) return { step: { do: "resolve", operation: unresolved } }
  const held = openAuthorization(snapshot) ?? undecidedAuthorization(snapshot)
  if (held) return { step: { do: "held", operation: held } }
  const { state, reason_code } = snapshot.reference
  if (state !== "Open") return { step: { do: "refuse", state, reason: reason_code } }
  const record = restAuthorization(snapshot, "person")
  return record ? { step: { do: "send" }, record } : { step: { do: "nothing-left" } }
}

/** An authorization that Amazon is still deciding on. */
export function undecidedAuthorization({ operations }: Snapshot): OperationRow | undefined {
  return operations.findLast(({ kind, state }) => kind === "authorize" && state === "pending")
}
