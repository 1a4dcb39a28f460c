import { isClosedByCapture, authorizationOutcome } from "../decisions/outcomes"
import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { fetchUnknown } from "./import-external-operations"
import { fetchObject } from "./fetch-object"

/**
 * Reads what became of an operation at Amazon and writes it down. Captures by which an authorization has ended come first:
 * were they missing, an order that is charged would look like one for which nothing is held, and be asked for again.
 * @throws MwsError when it cannot be read
 * @throws MedusaError UNEXPECTED_STATE when Amazon has not said what the operation made
 */
export async function syncOperation(
  context: EngineContext,
  operation: OperationRow,
): Promise<OperationRow> {
  const { kind, amazon_id, state, order_reference_id } = operation
  if (kind !== "authorize" || amazon_id === null) {
    return await context.ledger.applyOutcome(operation, await fetchObject(context, operation))
  }
  const details = await context.client.getAuthorizationDetails({ amazonAuthorizationId: amazon_id })
  if (isClosedByCapture(details)) {
    const snapshot = await context.ledger.snapshot(order_reference_id)
    for (const found of await fetchUnknown(context, snapshot, operation, details.idList)) {
      await context.ledger.recordFound(order_reference_id, found)
    }
  }
  return await context.ledger.applyOutcome(operation, authorizationOutcome(details, state))
}
