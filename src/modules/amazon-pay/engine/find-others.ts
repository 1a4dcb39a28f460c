import type { OperationRow } from "../ledger/rows"
import type { EngineContext } from "./context"
import { takeOver } from "./take-over"

/**
 * Takes over captures of authorizations and refunds of captures that the ledger does not know: somebody made them in Seller
 * Central, or Amazon itself.
 * @param only Amazon's id of the authorization or capture to look at; left out, all of the order reference
 * @throws MwsError when something cannot be read
 */
export async function findOthers(
  context: EngineContext,
  rowId: string,
  only?: string,
): Promise<void> {
  const snapshot = await context.ledger.snapshot(rowId)
  const { amazon_order_reference_id } = snapshot.reference
  const known = new Set(snapshot.operations.flatMap(({ amazon_id }) => amazon_id ?? []))
  for (const operation of snapshot.operations) {
    if (only !== undefined && operation.amazon_id !== only) continue
    for (const objectId of await madeFrom(context, operation)) {
      if (known.has(objectId)) continue
      const object = operation.kind === "capture" ? "refund" : "capture"
      const claim = {
        object,
        objectId,
        amazonOrderReferenceId: amazon_order_reference_id,
        state: "Pending",
      } as const
      const parent = object === "capture" ? (operation.amazon_id ?? undefined) : undefined
      await takeOver(context, await context.ledger.snapshot(rowId), claim, parent)
    }
  }
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
