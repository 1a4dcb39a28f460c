import { captureOutcome, refundOutcome } from "../decisions/outcomes"
import type { ReportedState } from "../decisions/reported-state"
import { openAuthorization } from "../decisions/holds"
import { unexpected } from "../errors"
import type { FoundOperation } from "../ledger/found-operation"
import type { OperationRow, Snapshot } from "../ledger/rows"
import type { AmountText } from "../money"
import type { EngineContext } from "./context"
import { findOutcome } from "./find-outcome"
import { fetchObject } from "./fetch-object"

/**
 * Reads a capture or refund that the ledger does not know by its id, and writes it down: one whose answer this store never
 * got, or one that somebody made in Seller Central or Amazon itself. It is in the ledger then like any other.
 * @returns null for objects of another kind
 * @throws MwsError when it cannot be read
 */
export async function importExternalOperation(
  context: EngineContext,
  snapshot: Snapshot,
  reported: ReportedState,
): Promise<OperationRow | null> {
  const found = await fetchExternalOperation(context, snapshot, reported)
  return found && (await context.ledger.recordFound(snapshot.reference.id, found))
}

/**
 * The same without writing it down.
 * @param madeFrom the authorization of a capture, where that is known
 */
export async function fetchExternalOperation(
  context: EngineContext,
  snapshot: Snapshot,
  { object, objectId }: ReportedState,
  madeFrom?: string,
): Promise<FoundOperation | null> {
  const { client } = context
  if (object === "capture") {
    const own = await ownCharge(context, snapshot, objectId)
    if (own) return own
    const details = await client.getCaptureDetails({ amazonCaptureId: objectId })
    const parent = madeFrom ?? (await authorizationOf(client, snapshot, objectId))
    const { operation, parent: spent } = captureOutcome(details)
    return {
      kind: "capture",
      action: "Capture",
      referenceId: details.captureReferenceId ?? objectId,
      amount: named(details.captureAmount, objectId),
      outcome: {
        operation: { ...operation, ...(parent ? { amazon_parent_id: parent } : {}) },
        ...(parent && spent ? { parent: spent } : {}),
      },
    }
  }
  if (object === "refund") {
    const details = await client.getRefundDetails({ amazonRefundId: objectId })
    const parent = await captureOf(client, snapshot, objectId)
    const { operation } = refundOutcome(details)
    return {
      kind: "refund",
      action: "Refund",
      referenceId: details.refundReferenceId ?? objectId,
      amount: named(details.refundAmount, objectId),
      outcome: {
        operation: { ...operation, ...(parent ? { amazon_parent_id: parent } : {}) },
      },
    }
  }
  return null
}

/**
 * The charge of this store's, made with its authorization, that the capture came from. The capture is known by the
 * authorization that names it: which reference id Amazon gives to such a capture is not documented.
 */
async function ownCharge(
  context: EngineContext,
  { operations }: Snapshot,
  captureId: string,
): Promise<FoundOperation | null> {
  const unnamed = operations.filter(
    ({ kind, action, state, amazon_id }) =>
      kind === "capture" && action === "Authorize" && state !== "declined" && amazon_id === null,
  )
  for (const operation of unnamed) {
    const outcome = operation.amazon_parent_id
      ? await fetchObject(context, operation)
      : await findOutcome(context, operation)
    if (outcome?.operation.amazon_id !== captureId) continue
    const { reference_id, amount } = operation
    return {
      kind: "capture",
      action: "Authorize",
      referenceId: reference_id,
      amount: amount ?? "0",
      outcome,
    }
  }
  return null
}

function named(money: { amount: AmountText } | undefined, objectId: string): AmountText {
  if (money) return money.amount
  throw unexpected(`Amazon does not say over which amount ${objectId} is.`)
}

/** Amazon's answer does not say what an object was made from; the object it was made from says it. */
async function authorizationOf(
  client: EngineContext["client"],
  snapshot: Snapshot,
  captureId: string,
): Promise<string | undefined> {
  const held = openAuthorization(snapshot)
  if (!held?.amazon_id) return undefined
  const { idList } = await client.getAuthorizationDetails({
    amazonAuthorizationId: held.amazon_id,
  })
  return idList.includes(captureId) ? held.amazon_id : undefined
}

async function captureOf(
  client: EngineContext["client"],
  { operations }: Snapshot,
  refundId: string,
): Promise<string | undefined> {
  for (const { kind, state, amazon_id } of operations) {
    if (kind !== "capture" || state !== "completed" || !amazon_id) continue
    const { idList } = await client.getCaptureDetails({ amazonCaptureId: amazon_id })
    if (idList.includes(refundId)) return amazon_id
  }
  return undefined
}
