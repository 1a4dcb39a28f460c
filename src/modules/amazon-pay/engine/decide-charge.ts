import type { Beside } from "../decisions/charge-bound"
import type { Decided } from "../ledger/recording"
import type { OperationRow, Snapshot } from "../ledger/rows"
import type { EngineContext } from "./context"
import { namedFor } from "./decide"

/**
 * Lets a decision about a charge see what the charge is held against: what the store says is owed now, read just before,
 * and every ledger that pays, was to pay, or can be charged for the same order, locked with its own.
 */
export async function decideCharge<T>(
  context: Pick<EngineContext, "ledger" | "store" | "options" | "logger">,
  orderReferenceId: string,
  decide: (snapshot: Snapshot, beside: Beside) => Decided<T>,
): Promise<{ step: T; operation: OperationRow | null }> {
  const { ledger, store } = context
  const { reference } = await ledger.snapshot(orderReferenceId)
  const money = await store.orderMoney(reference)
  const named = await namedFor(context, reference)
  return await ledger.decideBeside(orderReferenceId, money?.collections ?? [], (snapshot, others) =>
    named(decide(snapshot, { owed: money?.owed ?? null, others })),
  )
}
