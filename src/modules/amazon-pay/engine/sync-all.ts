import { isOpenAtAmazon } from "../decisions/holds"
import type { OperationRow } from "../ledger/rows"
import { isUnresolved } from "../vocabulary"
import { syncOperation } from "./sync-operation"
import type { EngineContext } from "./context"
import { importExternalOperations } from "./import-external-operations"
import { syncOrderReference } from "./sync-order-reference"
import { repeatOperation } from "./send-operation"

/**
 * Brings the ledger to where Amazon is, whatever the ledger thought: calls without an answer are repeated unchanged; the
 * order reference is read, and everything of it that can still change; captures and refunds that somebody made in Seller
 * Central, or Amazon itself, are taken over into the ledger. Without them a person would be offered money that is
 * taken or given back already.
 * @throws MwsError when something cannot be read
 * @throws UnknownOutcomeError when a repeated call gets no answer
 */
export async function syncAll(context: EngineContext, orderReferenceId: string): Promise<void> {
  const before = await context.ledger.snapshot(orderReferenceId)
  for (const operation of before.operations) {
    if (isUnresolved(operation.state)) await repeatOperation(context, operation)
  }
  const { reference } = await context.ledger.snapshot(orderReferenceId)
  const { idList: authorizationIds } = await syncOrderReference(context, reference)
  const { operations } = await context.ledger.snapshot(orderReferenceId)
  for (const operation of operations) {
    if (isAtAmazon(operation) && (operation.state === "pending" || isOpenAtAmazon(operation))) {
      await syncOperation(context, operation)
    }
  }
  await importExternalOperations(context, orderReferenceId, authorizationIds)
}

function isAtAmazon({ amazon_id, amazon_parent_id, kind }: OperationRow): boolean {
  return amazon_id !== null || (kind === "capture" && amazon_parent_id !== null)
}
