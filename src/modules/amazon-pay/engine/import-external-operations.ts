import { isDeepStrictEqual } from "node:util"
import { isPlacedHere } from "../decisions/holds"
import { authorizationOutcome, captureOutcome } from "../decisions/outcomes"
import type { FoundOperation } from "../ledger/found-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import type { EngineContext } from "./context"
import { keepAdviceElsewhere } from "./advice-elsewhere"
import { fetchCaptured } from "./fetch-captured"
import { fetchExternalOperation } from "./import-external-operation"

/**
 * Imports what of an order reference the ledger does not know: captures of authorizations and refunds of captures that
 * somebody made in Seller Central, or Amazon itself; and what came of a call of this store's that was taken for refused. What
 * another shop of the seller's has made of an order reference that a browser has only named here is not this store's.
 * @param authorizationIds what Amazon says was made from the order reference
 * @throws MwsError when something cannot be read
 */
export async function importExternalOperations(
  context: EngineContext,
  orderReferenceId: string,
  authorizationIds: readonly string[],
): Promise<void> {
  const snapshot = await context.ledger.snapshot(orderReferenceId)
  if (!isPlacedHere(snapshot)) return
  for (const found of await readAuthorizations(context, snapshot, authorizationIds)) {
    await context.ledger.recordFound(orderReferenceId, found)
  }
  for (const found of await fetchExternalOperations(context, orderReferenceId)) {
    await context.ledger.recordFound(orderReferenceId, found)
  }
}

/**
 * Authorizations that the ledger does not know: its own by the reference id, and what was captured of others. That Amazon advises
 * not to ship with one of others is written down at once.
 */
async function readAuthorizations(
  context: EngineContext,
  snapshot: Snapshot,
  authorizationIds: readonly string[],
): Promise<FoundOperation[]> {
  const known = new Set(
    snapshot.operations.flatMap(({ amazon_id, amazon_parent_id }) => [amazon_id, amazon_parent_id]),
  )
  const found: FoundOperation[] = []
  for (const amazonAuthorizationId of authorizationIds.filter((id) => !known.has(id))) {
    const details = await context.client.getAuthorizationDetails({ amazonAuthorizationId })
    const referenceId = details.authorizationReferenceId
    const own = snapshot.operations.find(({ reference_id }) => reference_id === referenceId)
    if (!own?.amount || (own.kind !== "authorize" && own.kind !== "capture")) {
      await keepAdviceElsewhere(context, snapshot.reference.id, details)
      const foreign = { kind: "authorize", amazon_id: amazonAuthorizationId } as const
      found.push(...(await fetchUnknown(context, snapshot, foreign, details.idList)))
      continue
    }
    const outcome =
      own.kind === "capture"
        ? await fetchCaptured(context.client, details)
        : authorizationOutcome(details, own.state)
    const { kind, amount, reference_id } = own
    found.push({ kind, action: "Authorize", referenceId: reference_id, amount, outcome })
  }
  return found
}

/**
 * Reads captures of authorizations and refunds of captures that the ledger does not know, without writing them down.
 * @param only Amazon's id of the authorization or capture to look at; left out, all that the ledger knows
 * @throws MwsError when something cannot be read
 */
export async function fetchExternalOperations(
  context: EngineContext,
  orderReferenceId: string,
  only?: string,
): Promise<FoundOperation[]> {
  const snapshot = await context.ledger.snapshot(orderReferenceId)
  const others: FoundOperation[] = []
  for (const operation of snapshot.operations) {
    if (only !== undefined && operation.amazon_id !== only) continue
    others.push(
      ...(await fetchUnknown(context, snapshot, operation, await madeFrom(context, operation))),
    )
  }
  return others
}

/**
 * Reads those captures of an authorization, or refunds of a capture, that the ledger does not know.
 * @param objectIds what Amazon says was made from it
 * @throws MwsError when something cannot be read
 */
export async function fetchUnknown(
  context: EngineContext,
  snapshot: Snapshot,
  { kind, amazon_id }: Pick<OperationRow, "kind" | "amazon_id">,
  objectIds: readonly string[],
): Promise<FoundOperation[]> {
  const { amazon_order_reference_id: amazonOrderReferenceId } = snapshot.reference
  const known = new Set(snapshot.operations.map((operation) => operation.amazon_id))
  const object = kind === "capture" ? "refund" : "capture"
  const parent = object === "capture" ? (amazon_id ?? undefined) : undefined
  const unknown: FoundOperation[] = []
  for (const objectId of objectIds.filter((id) => !known.has(id))) {
    const reported = { object, objectId, amazonOrderReferenceId, state: "Pending" } as const
    const found = await fetchExternalOperation(context, snapshot, reported, parent)
    if (found) unknown.push(found)
  }
  return unknown
}

async function madeFrom(
  { client, ledger }: EngineContext,
  operation: OperationRow,
): Promise<string[]> {
  const { kind, state, amazon_id } = operation
  if (state !== "completed" || !amazon_id) return []
  if (kind === "authorize") {
    const details = await client.getAuthorizationDetails({ amazonAuthorizationId: amazon_id })
    return details.idList
  }
  if (kind === "capture") {
    const details = await client.getCaptureDetails({ amazonCaptureId: amazon_id })
    // Its fee comes after the money (protocol reference §6.2).
    const outcome = captureOutcome(details)
    if (!isDeepStrictEqual(outcome.operation.accounting ?? null, operation.accounting)) {
      await ledger.applyOutcome(operation, outcome)
    }
    return details.idList
  }
  return []
}
