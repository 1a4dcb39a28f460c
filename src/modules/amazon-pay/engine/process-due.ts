import { hasEnded, isDue } from "../decisions/due"
import { errorOf } from "../errors"
import type { OperationRow } from "../ledger/rows"
import { isUnresolved } from "../vocabulary"
import { syncOperation } from "./sync-operation"
import type { EngineContext } from "./context"
import { syncOrderReference } from "./sync-order-reference"
import { repeatOperation } from "./send-operation"

export interface ProcessedDue {
  /** What was looked at, as it stands now. */
  looked: OperationRow[]
  /** What went wrong; what it was about is looked at again later. */
  troubles: Error[]
}

/**
 * Brings an order reference up to date where it is due: calls without an answer are sent again unchanged; what Amazon was
 * deciding on, and what should have ended by now, is read.
 */
export async function processDue(
  context: EngineContext,
  orderReferenceId: string,
  now: Date,
): Promise<ProcessedDue> {
  const { reference, operations } = await context.ledger.snapshot(orderReferenceId)
  const processed: ProcessedDue = { looked: [], troubles: [] }
  for (const operation of operations) {
    if (!isDue(operation, now) && !hasEnded(operation, now)) continue
    try {
      processed.looked.push(await lookAtDue(context, operation, now))
    } catch (error) {
      processed.troubles.push(errorOf(error))
      if (operation.state === "pending") await context.ledger.retryLater(operation.id)
    }
  }
  const open = reference.state === "Open" || reference.state === "Suspended"
  if (open && reference.expires_at && reference.expires_at.getTime() <= now.getTime()) {
    try {
      await syncOrderReference(context, reference)
    } catch (error) {
      processed.troubles.push(errorOf(error))
    }
  }
  return processed
}

async function lookAtDue(
  context: EngineContext,
  operation: OperationRow,
  now: Date,
): Promise<OperationRow> {
  if (isUnresolved(operation.state)) return await repeatOperation(context, operation)
  if (operation.state !== "pending" && !hasEnded(operation, now)) return operation
  return await syncOperation(context, operation)
}
