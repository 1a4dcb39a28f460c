import type { FoundOperation } from "../ledger/found-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import type { EngineContext } from "./context"
import { readFound } from "./take-over"

/**
 * Takes over captures of authorizations and refunds of captures that the ledger does not know: somebody made them in Seller
 * Central, or Amazon itself.
 * @throws MwsError when something cannot be read
 */
export async function findOthers(context: EngineContext, rowId: string): Promise<void> {
  for (const found of await readOthers(context, rowId)) {
    await context.ledger.recordFound(rowId, found)
  }
}

/**
 * The same without writing them down.
 * @param only Amazon's id of the authorization or capture to look at; left out, all of the order reference
 * @throws MwsError when something cannot be read
 */
export async function readOthers(
  context: EngineContext,
  rowId: string,
  only?: string,
): Promise<FoundOperation[]> {
  const snapshot = await context.ledger.snapshot(rowId)
  const others: FoundOperation[] = []
  for (const operation of snapshot.operations) {
    if (only !== undefined && operation.amazon_id !== only) continue
    others.push(
      ...(await readUnknown(context, snapshot, operation, await madeFrom(context, operation))),
    )
  }
  return others
}

/**
 * Reads those captures of an authorization, or refunds of a capture, that the ledger does not know.
 * @param objectIds what Amazon says was made from it
 * @throws MwsError when something cannot be read
 */
export async function readUnknown(
  context: EngineContext,
  snapshot: Snapshot,
  { kind, amazon_id }: OperationRow,
  objectIds: readonly string[],
): Promise<FoundOperation[]> {
  const { amazon_order_reference_id: amazonOrderReferenceId } = snapshot.reference
  const known = new Set(snapshot.operations.map((operation) => operation.amazon_id))
  const object = kind === "capture" ? "refund" : "capture"
  const parent = object === "capture" ? (amazon_id ?? undefined) : undefined
  const unknown: FoundOperation[] = []
  for (const objectId of objectIds.filter((id) => !known.has(id))) {
    const claim = { object, objectId, amazonOrderReferenceId, state: "Pending" } as const
    const found = await readFound(context, snapshot, claim, parent)
    if (found) unknown.push(found)
  }
  return unknown
}

async function madeFrom({ client }: EngineContext, operation: OperationRow): Promise<string[]> {
  const { kind, state, amazon_id } = operation
  if (state !== "completed" || !amazon_id) return []
  if (kind === "authorize") {
    const details = await client.getAuthorizationDetails({ amazonAuthorizationId: amazon_id })
    return details.idList
  }
  if (kind === "capture") {
    return (await client.getCaptureDetails({ amazonCaptureId: amazon_id })).idList
  }
  return []
}
