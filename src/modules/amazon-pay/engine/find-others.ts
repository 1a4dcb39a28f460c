import type { FoundOperation } from "../ledger/found-operation"
import type { OperationRow } from "../ledger/rows"
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
  const { amazon_order_reference_id: amazonOrderReferenceId } = snapshot.reference
  const known = new Set(snapshot.operations.flatMap(({ amazon_id }) => amazon_id ?? []))
  const others: FoundOperation[] = []
  for (const operation of snapshot.operations) {
    if (only !== undefined && operation.amazon_id !== only) continue
    for (const objectId of await madeFrom(context, operation)) {
      if (known.has(objectId)) continue
      const object = operation.kind === "capture" ? "refund" : "capture"
      const claim = { object, objectId, amazonOrderReferenceId, state: "Pending" } as const
      const parent = object === "capture" ? (operation.amazon_id ?? undefined) : undefined
      const found = await readFound(context, snapshot, claim, parent)
      if (found) others.push(found)
    }
  }
  return others
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
