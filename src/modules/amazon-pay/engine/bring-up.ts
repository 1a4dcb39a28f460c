import { isClosedByCapture, settleAuthorization } from "../decisions/settle"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { readObject } from "./read-object"
import { takeOver } from "./take-over"

/**
 * Reads what became of an operation at Amazon and writes it down. Captures by which an authorization has ended come first:
 * were they missing, an order that is charged would look like one for which nothing is held, and be asked for again.
 * @throws MwsError when it cannot be read
 * @throws MedusaError UNEXPECTED_STATE when Amazon has not said what the operation made
 */
export async function bringUp(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  const { kind, amazon_id, state, order_reference_id } = operation
  if (kind !== "authorize" || amazon_id === null) {
    return await context.ledger.settle(operation, await readObject(context, operation))
  }
  const details = await context.client.getAuthorizationDetails({ amazonAuthorizationId: amazon_id })
  if (isClosedByCapture(details)) {
    await takeOverCaptures(context, order_reference_id, amazon_id, details.idList)
  }
  return await context.ledger.settle(operation, settleAuthorization(details, state))
}

async function takeOverCaptures(
  context: EngineContext,
  rowId: string,
  authorizationId: string,
  captureIds: readonly string[],
): Promise<void> {
  const snapshot = await context.ledger.snapshot(rowId)
  const known = new Set(snapshot.operations.map((operation) => operation.amazon_id))
  for (const objectId of captureIds.filter((id) => !known.has(id))) {
    const { amazon_order_reference_id: amazonOrderReferenceId } = snapshot.reference
    const claim = { object: "capture" as const, objectId, amazonOrderReferenceId, state: "Pending" }
    await takeOver(context, snapshot, claim, authorizationId)
  }
}
