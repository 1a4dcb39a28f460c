import { doNotShip } from "../decisions/advice"
import type { ReportedState } from "../decisions/reported-state"
import { isPlacedHere } from "../decisions/holds"
import { isAlreadyKnown } from "../decisions/already-known"
import type { OperationRow, Snapshot } from "../ledger/rows"
import { keepAdviceElsewhere } from "./advice-elsewhere"
import { syncOperation } from "./sync-operation"
import type { EngineContext } from "./context"
import { fetchCaptured } from "./fetch-captured"
import { syncOrderReference } from "./sync-order-reference"
import { importExternalOperation } from "./import-external-operation"

export interface SyncedReport {
  /**
   * `already-known`: the ledger had it from Amazon's own answers, nothing was read. `read`: the object was read from
   * Amazon and the ledger says what Amazon says. `unmatched`: what this store did not make, and nobody made of its own.
   */
  outcome: "already-known" | "read" | "unmatched"
  /** The operation that made the object; null for the order reference itself. */
  operation: OperationRow | null
}

/**
 * Follows a notification's hint: reads the object it names from Amazon, unless the ledger knows it already.
 * @throws MwsError when the object cannot be read
 */
export async function syncReported(
  context: EngineContext,
  orderReferenceId: string,
  reported: ReportedState,
): Promise<SyncedReport> {
  // Under the lock: a reference read before an answer and operations read after it would contradict each other.
  const { step: snapshot } = await context.ledger.decide(orderReferenceId, (now) => ({ step: now }))
  const operation = operationBehind(snapshot, reported) ?? null
  if (isAlreadyKnown(snapshot, reported)) return { outcome: "already-known", operation }
  if (reported.object === "order-reference") {
    await syncOrderReference(context, snapshot.reference)
    return { outcome: "read", operation: null }
  }
  if (!operation) {
    // Another shop of the seller's was paid with it: a browser has only named it here.
    if (!isPlacedHere(snapshot)) return { outcome: "unmatched", operation: null }
    if (reported.object === "authorization" && (await learnAdvice(context, snapshot, reported))) {
      return { outcome: "read", operation: null }
    }
    const found = await importExternalOperation(context, snapshot, reported)
    return { outcome: found ? "read" : "unmatched", operation: found }
  }
  return { outcome: "read", operation: await readClaimed(context, operation, reported) }
}

/** The operation that made the object. An authorization made with CaptureNow belongs to its capture, until that left it held. */
function operationBehind({ operations }: Snapshot, { object, objectId }: ReportedState) {
  const kindOf = object === "authorization" ? "authorize" : object
  const own = operations.find(({ kind, amazon_id }) => kind === kindOf && amazon_id === objectId)
  if (own || object !== "authorization") return own
  return operations.find(
    ({ kind, action, amazon_parent_id }) =>
      kind === "capture" && action === "Authorize" && amazon_parent_id === objectId,
  )
}

/** Of an authorization that somebody made elsewhere all that matters here is whether Amazon advises not to ship. */
async function learnAdvice(
  context: EngineContext,
  { reference, operations }: Snapshot,
  { objectId, reasonCode }: ReportedState,
): Promise<boolean> {
  if (reasonCode !== doNotShip) return false
  const details = await context.client.getAuthorizationDetails({ amazonAuthorizationId: objectId })
  const referenceId = details.authorizationReferenceId
  if (operations.some(({ reference_id }) => reference_id === referenceId)) return false
  return await keepAdviceElsewhere(context, reference.id, details)
}

async function readClaimed(
  context: EngineContext,
  operation: OperationRow,
  { object, objectId }: ReportedState,
): Promise<OperationRow> {
  if (object !== "authorization" || operation.kind !== "capture") {
    return await syncOperation(context, operation)
  }
  // An authorization that was captured is read to learn how it ended, and what came of its capture.
  const details = await context.client.getAuthorizationDetails({ amazonAuthorizationId: objectId })
  return await context.ledger.applyOutcome(operation, await fetchCaptured(context.client, details))
}
